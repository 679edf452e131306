"""What the tests of the register share."""

from datetime import UTC, datetime

import pytest

from ventanilla.journal.actor import Actor
from ventanilla.register.actions import add_account
from ventanilla.register.models import Account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
CONSOLE = Actor("system", "importacion", "Importación desde la consola")


@pytest.fixture
def lupe(db: None) -> Account:
    """The account of Lupe, who pays on time."""
    return add_account(
        number="0012-345-6",
        premises_number="NAU-778899",
        holder="María Guadalupe Peña Hernández",
        street="Av. Gustavo Baz",
        exterior="123",
        neighbourhood="San Bartolo",
        postal_code="53000",
        use_class="Doméstico",
        meter="A17-445566",
        phones=["55 1234 5678"],
        by=CONSOLE,
        at=AT,
    )
