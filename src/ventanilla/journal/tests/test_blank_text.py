"""A personal text can be erased by a recorded act, and the chain stays whole."""

from datetime import UTC, datetime

import pytest

from ventanilla.journal.actions import UnableToErase, blank_text, record, seal_entries
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.chain import examine_chain, examine_entries
from ventanilla.journal.models import PersonalText
from ventanilla.journal.queries import timeline

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
CASE = Subject("case", "7")


@pytest.fixture
def entry(db):
    made = record(event="utility.pack_published", by=CLOCK, at=AT, on=CASE, personal={"name": "Lupe"})
    seal_entries(at=AT, limit=1000)
    return made


@pytest.mark.req("B-10")
def test_erasing_keeps_the_chain(entry):
    act = blank_text(entries=[entry.pk], reason="Solicitud ARCO 12", by=CLOCK, at=AT)
    assert PersonalText.objects.get(entry=entry).text is None
    assert PersonalText.objects.get(entry=act).text == {"reason": "Solicitud ARCO 12"}
    assert [*examine_chain(), *examine_entries()] == []
    assert timeline(CASE)[0].erased


def test_it_needs_a_reason(entry):
    with pytest.raises(UnableToErase, match="falta-motivo"):
        blank_text(entries=[entry.pk], reason=" ", by=CLOCK, at=AT)


def test_it_refuses_what_was_erased_already(entry):
    blank_text(entries=[entry.pk], reason="Solicitud", by=CLOCK, at=AT)
    with pytest.raises(UnableToErase, match="sin-texto"):
        blank_text(entries=[entry.pk], reason="Solicitud", by=CLOCK, at=AT)
