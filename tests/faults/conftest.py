"""What the tests of faults stand on: an office of their own, on the kind of database that is being tested."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.faults.office import NAME, Office, own_database
from tests.faults.sqlite_tape import HiddenLibrary, library
from tests.faults.visitor import Visitor


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/faults/" in str(item.path):
            item.add_marker(pytest.mark.fault)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Office]:
    """Furnished and open, with its worker; a module that says WHOLE gets the server of `ventanilla serve`."""
    folder = tmp_path_factory.mktemp("office")
    name = f"{connection.settings_dict['NAME']}_{request.module.__name__.rpartition('.')[2]}".removeprefix("test_")
    whole = getattr(request.module, "WHOLE", False)
    with own_database(folder, name) as database, Office(folder, database, whole=whole).at_work() as one:
        yield one


@pytest.fixture(scope="module")
def visitors(office: Office) -> list[Visitor]:
    """Eight sessions of two people, signed in."""
    return [Visitor(office.url, who).sign_in() for who in ("ana", "gema") * 4]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database of an office where nobody has worked yet."""
    if connection.vendor != "sqlite":
        pytest.skip("de PostgreSQL se prueba que muera y vuelva; su disco lo prueban sus autores")
    try:
        library()
    except HiddenLibrary:
        pytest.skip("AVISO: este Python no muestra su SQLite y no se prueba el corte de luz")
    folder = tmp_path_factory.mktemp("furnished")
    Office(folder, f"sqlite:///{folder / NAME}", whole=False).furnish()
    assert not (folder / f"{NAME}-wal").exists()
    return folder
