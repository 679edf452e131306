"""A letter received and a document to deliver, for the tests of correspondence."""

from datetime import UTC, datetime

import pytest

from ventanilla.correspondence.actions import receive_letter
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.fixture
def case() -> Subject:
    return Subject("sample_case", "7", "PET-2026-000007")


@pytest.fixture
def letter(people, at) -> IncomingLetter:
    return receive_letter(
        sender="Lupe Sánchez", about="Cobro alto", sheets=2, scan=None, received_at=at, by=people.ofelia.actor, at=at
    )


@pytest.fixture
def answer(people, at, case) -> Document:
    point = {"asunto": "Cobro", "respuesta": "Se corrige", "fundamento": "Art. 135 del CPA"}
    fields = {
        "destinatario": "Lupe Sánchez", "presentada": at, "puntos": [point], "firma": "Diana", "cargo": "Directora"
    }  # fmt: skip
    return issue_letter(letter="respuesta", subject=case, fields=fields, by=people.diana.actor, at=at)
