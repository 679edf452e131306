"""A letter at hand for the tests of documents."""

from datetime import UTC, datetime

import pytest

from ventanilla.documents import access
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
CASE = Subject("sample_case", "7", "PET-2026-000007")


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def case() -> Subject:
    return CASE


@pytest.fixture
def closure_fields() -> dict:
    return {
        "destinatario": "Guadalupe Sánchez Ríos",
        "presentada": datetime(2026, 11, 10, 3, tzinfo=UTC),
        "oficio": "GAU/2026/00001",
        "notificado": "2026-11-12",
        "vencio": "2026-11-18",
        "firma": "Gema Ibarra Soto",
        "cargo": "Gerente de Atención a Usuarios",
    }


@pytest.fixture
def letter(people, at, case, closure_fields) -> Document:
    """A closure letter that Gema issued about a case."""
    return issue_letter(letter="cierre_no_acreditado", subject=case, fields=closure_fields, by=people.gema.actor, at=at)


@pytest.fixture
def shown(people, at, closure_fields) -> Document:
    """A letter about a subject that only Gema may see, registered for the test."""
    access.register("sample", lambda pk, request: request.user.username in ("gema", "ana"), lambda pk: "/oficialia/")
    subject = Subject("sample", "7", "PET-2026-000007")
    return issue_letter(
        letter="cierre_no_acreditado", subject=subject, fields=closure_fields, by=people.gema.actor, at=at
    )


@pytest.fixture
def enter(client, people):
    """Sign somebody in: enter("gema")."""

    def sign(name: str):
        client.force_login(getattr(people, name), backend="ventanilla.staff.backends.Staff")
        return client

    return sign
