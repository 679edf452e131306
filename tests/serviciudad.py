"""Dosquebradas for a test: its pack in force and its people, instead of Naucalpan's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from tests.cast import SECRET, hire
from ventanilla.journal.actor import INSTALLER
from ventanilla.staff.models import Person
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
from ventanilla.utility.queries import forget
from ventanilla.utility.sections import PackView

PACK = Path(__file__).parents[1] / "packs" / "dosquebradas"
POSTS = {
    "andrea": ("Andrea Ríos Mejía", "auxiliar_atencion"),
    "lina": ("Lina Ospina Cano", "lider_pqr"),
    "sergio": ("Sergio Toro Vélez", "subgerente_comercial"),
    "vicky": ("Victoria Marín Gil", "auxiliar_ventanilla"),
    "fabio": ("Fabio Duque Arias", "profesional_facturacion"),
}


APPROVERS = ("lina", "sergio")
"""Who signs in with a second step."""


def hire_everybody() -> None:
    """Andrea at the desk, Lina signs answers, Sergio decides appeals, Vicky registers letters, Fabio informs."""
    for username, (name, post) in POSTS.items():
        hire(username, name, post)
    for person in Person.objects.filter(username__in=APPROVERS):
        TOTP.activate(person, SECRET)
        RecoveryCodes.activate(person)


@pytest.fixture
def serviciudad(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Its people by user name. The pack is checked once, by its own test, and here only put in force."""
    with monkeypatch.context() as quick:
        quick.setattr(PackView, "faults", lambda view: [])
        publish_pack(files=read_folder(PACK), by=INSTALLER, at=datetime(2026, 1, 2, 15, tzinfo=UTC))
    hire_everybody()
    yield SimpleNamespace(**{p.username: p for p in Person.objects.filter(username__in=POSTS)})
    forget()
