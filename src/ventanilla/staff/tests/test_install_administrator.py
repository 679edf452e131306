"""The first administrator is installed once, with a password that must be changed."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from ventanilla.journal.actor import INSTALLER
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.actions.install_administrator import install_administrator
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def install() -> Person:
    return install_administrator(
        username="maria", name="María Ruiz", password="molino-de-viento-4", starts_on=date(2026, 11, 20), by=INSTALLER,
        at=AT,
    )  # fmt: skip


def test_it_is_refused_while_somebody_administers(people):
    with pytest.raises(Refusal, match="ya-hay-administracion"):
        install()


def test_it_gives_the_post_that_administers(people):
    Appointment.objects.filter(person=people.sara).update(ends_on=date(2026, 11, 20))
    assert standing(install().actor, AT).may("staff.administer")


def test_init_installs_and_may_be_repeated(people, tmp_path, capsys):
    Appointment.objects.filter(person=people.sara).update(ends_on=date(2026, 11, 20))
    for path, content in current_pack().files.by_path.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for _ in range(2):
        call_command("init", "--pack", str(tmp_path), "--username", "maria", "--name", "María Ruiz")
    assert "Ya hay quien administre" in capsys.readouterr().out
    assert Person.objects.get(username="maria").password_is_temporary
