"""What every test stands on: the pack of Naucalpan in force and the known cast."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

NAUCALPAN = Path(__file__).parent / "packs" / "naucalpan"


def furnish() -> None:
    """Publish the pack and hire the cast."""
    from tests.cast import hire_everybody

    from ventanilla.journal.actor import INSTALLER
    from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
    from ventanilla.utility.queries import forget

    forget()
    publish_pack(files=read_folder(NAUCALPAN), by=INSTALLER, at=datetime(2026, 1, 1, 15, tzinfo=UTC))
    hire_everybody()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Once a session: the furnished database that every test starts from."""
    with django_db_blocker.unblock():
        furnish()


@pytest.fixture(scope="session", autouse=True)
def _furnished_again_after_a_flush() -> None:
    """A transactional test empties the tables: lift the triggers around that, then furnish again."""
    from django.test import TransactionTestCase
    from tests.flush import emptied

    empty = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        with emptied():
            empty(case)
        furnish()

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _fresh_pack_cache() -> Iterator[None]:
    from ventanilla.utility.queries import forget

    forget()
    yield
    forget()


@pytest.fixture
def people(db: None) -> Any:
    """The cast by user name: people.ana, people.diana…"""
    from types import SimpleNamespace

    from ventanilla.staff.models import Person

    return SimpleNamespace(**{p.username: p for p in Person.objects.all()})


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of stored files while testing."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def _files_apart(settings: Any, shelf: Path) -> None:
    settings.MEDIA_ROOT = shelf
