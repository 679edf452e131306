"""A backup taken while people write is restored whole, with its triggers, and is examined."""

import tarfile
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ventanilla.journal.actions import record, seal_entries
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.append_only import missing_triggers
from ventanilla.journal.models import Entry, SealMember

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def write(number: int) -> None:
    record(event="utility.pack_published", by=CLOCK, at=AT, on=Subject("case", str(number)))


def written() -> int:
    return Entry.objects.filter(subject_kind="case").count()


@pytest.fixture
def files(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    kept = settings.MEDIA_ROOT / "ab" / "abc.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"%PDF-1.7 oficio")
    return kept


@pytest.fixture
def archive(files, tmp_path) -> Path:
    """A backup of two entries, one of them sealed; a third is written afterwards."""
    write(1)
    seal_entries(at=AT, limit=1000)
    write(2)
    call_command("backup", tmp_path / "respaldo.tar.gz")
    write(3)
    return tmp_path / "respaldo.tar.gz"


def test_it_comes_back_with_its_files_and_triggers(archive, files, capsys):
    files.unlink()
    call_command("restore", archive, "--replace")
    assert written() == 2
    assert files.read_bytes() == b"%PDF-1.7 oficio"
    assert list(missing_triggers()) == []
    assert "Todo en orden" in capsys.readouterr().out
    assert list(files.parents[2].glob("antes-de-restaurar-*.tar.gz"))


def test_it_does_not_fall_on_a_house_with_data(archive):
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", archive)
    assert written() == 3


def test_a_damaged_backup_is_refused_before_anything_is_touched(archive, tmp_path):
    with tarfile.open(archive) as whole:
        whole.extractall(tmp_path / "open", filter="data")
    (tmp_path / "open" / "files" / "ab" / "abc.pdf").write_bytes(b"otro")
    with tarfile.open(archive, "w:gz") as changed:
        changed.add(tmp_path / "open", "")
    with pytest.raises(CommandError, match="no coincide"):
        call_command("restore", archive, "--replace")
    archive.write_bytes(b"nada")
    with pytest.raises(CommandError, match="no es un respaldo"):
        call_command("restore", archive, "--replace")
    assert written() == 3


@pytest.mark.fault
def test_a_backup_while_people_write_is_whole(files, tmp_path):
    stop, failures = threading.Event(), []

    def people_write() -> None:
        try:
            number = 0
            while not stop.is_set():
                write(number := number + 1)
                seal_entries(at=AT, limit=5)
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    writer = threading.Thread(target=people_write)
    writer.start()
    while not written() or SealMember.objects.count() < 20:
        stop.wait(0.05)
    call_command("backup", tmp_path / "respaldo.tar.gz")
    stop.set()
    writer.join()
    last = written()
    call_command("restore", tmp_path / "respaldo.tar.gz", "--replace")
    assert not failures
    assert 0 < written() <= last
