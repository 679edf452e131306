"""`ventanilla verify` finds what is wrong and says it in Spanish; `ventanilla work --once` seals."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from ventanilla.journal.actions import issue_folio
from ventanilla.journal.models import Entry, SealMember
from ventanilla.journal.queries import head
from ventanilla.journal.tests.force import by_force, drop_triggers
from ventanilla.lib.folios import Series

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_a_furnished_house_is_in_order(db, capsys):
    call_command("work", "--once")
    call_command("verify", head=head().digest)
    assert "Todo en orden" in capsys.readouterr().out
    assert SealMember.objects.count() == Entry.objects.count()


def test_where_there_is_no_house_it_says_so_in_one_sentence(db, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
    with pytest.raises(CommandError, match="Aquí no hay una base"):
        call_command("verify")


@pytest.mark.req("B-10")
def test_a_restore_without_triggers_is_noticed(db, capsys):
    drop_triggers()
    with pytest.raises(CommandError):
        call_command("verify")
    assert "Falta el disparador «journal_entry_no_update»" in capsys.readouterr().out


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM journal_issuedfolio WHERE number = 2",
        "DELETE FROM journal_issuedfolio",
        "UPDATE journal_foliocounter SET last = 9",
    ],
)
@pytest.mark.req("B-01")
def test_a_gap_in_the_folios_is_noticed(db, capsys, harm):
    series = Series("petition", "PET-{year}-{n:06d}")
    for _ in range(3):
        with transaction.atomic():
            issue_folio(series=series, day=date(2026, 11, 20), at=AT)
    by_force(harm)
    with pytest.raises(CommandError):
        call_command("verify")
    assert "folios: " in capsys.readouterr().out


def test_a_forgotten_head_is_noticed(db, capsys):
    with pytest.raises(CommandError):
        call_command("verify", head="f" * 64)
    assert "El sello que usted recuerda" in capsys.readouterr().out
