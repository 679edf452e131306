"""Publishing puts a pack in force, keeps what was before, and says what changes by kind of content."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from ventanilla.journal.actions import issue_folio
from ventanilla.journal.actor import INSTALLER
from ventanilla.journal.models import Entry
from ventanilla.lib.folios import Series
from ventanilla.utility.actions import publish_pack
from ventanilla.utility.checks import published_packs
from ventanilla.utility.folders import read_folder, write_folder
from ventanilla.utility.models import PackFile, PackRevision
from ventanilla.utility.queries import current_pack, pack_of
from ventanilla.utility.sections import PackRefused
from ventanilla.utility.tests.packs import NAUCALPAN, spoiled

publishing = import_module("ventanilla.utility.actions.publish_pack")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def renamed():
    return spoiled("vocabulary.toml", 'refer = "turnar"', 'refer = "canalizar"')


@pytest.mark.req("H-03")
def test_publishing_the_same_files_again_changes_nothing(db):
    before = PackRevision.objects.count(), PackFile.objects.count(), Entry.objects.count()
    published = publish_pack(files=read_folder(NAUCALPAN), by=INSTALLER, at=AT)
    assert not published.is_new
    assert (PackRevision.objects.count(), PackFile.objects.count(), Entry.objects.count()) == before


@pytest.mark.req("H-03")
def test_a_new_revision_is_in_force_and_the_old_one_is_kept(db):
    old = current_pack().revision
    published = publish_pack(files=renamed(), by=INSTALLER, at=AT)
    assert published.paths("changed") == ["vocabulary.toml"]
    assert current_pack().section("vocabulary")["refer"] == "canalizar"
    assert pack_of(old).section("vocabulary")["refer"] == "turnar"


def test_publishing_is_left_written_in_the_journal(db):
    published = publish_pack(files=renamed(), by=INSTALLER, at=AT)
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.facts["changed"]) == ("utility.pack_published", ["vocabulary.toml"])
    assert entry.facts["digest"] == published.revision.digest


def test_a_pack_with_faults_is_refused_and_leaves_nothing(db):
    before = PackRevision.objects.count(), PackFile.objects.count()
    with pytest.raises(PackRefused, match="posts.toml"):
        publish_pack(files=spoiled("posts.toml", 'area = "ingresos"', 'area = "x"'), by=INSTALLER, at=AT)
    assert (PackRevision.objects.count(), PackFile.objects.count()) == before


def test_a_publication_that_a_floor_undoes_leaves_nothing_behind(db, monkeypatch):
    def fail(view, by, at):
        assert current_pack().section("vocabulary")["refer"] == "canalizar"
        raise ZeroDivisionError

    monkeypatch.setattr(publishing, "AFTER_PUBLISHING", [fail])
    before = PackRevision.objects.count()
    with pytest.raises(ZeroDivisionError):
        publish_pack(files=renamed(), by=INSTALLER, at=AT)
    assert PackRevision.objects.count() == before
    assert current_pack().section("vocabulary")["refer"] == "turnar"


@pytest.mark.req("B-10")
@pytest.mark.parametrize("model", [PackFile, PackRevision])
def test_what_was_published_cannot_be_changed_nor_lost(db, model):
    column = {"content": b""} if model is PackFile else {"digest": ""}
    for act in (lambda: model.objects.update(**column), lambda: model.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_verify_finds_nothing_wrong_in_what_was_published(db):
    publish_pack(files=renamed(), by=INSTALLER, at=AT)
    assert list(published_packs()) == []


def test_verify_finds_a_file_that_is_not_what_its_hash_says(db):
    PackFile.objects.create(sha256="0" * 64, content=b"otra cosa")
    assert list(published_packs()) == ["El archivo publicado 000000000000 no corresponde a su huella."]


@pytest.mark.req("H-03")
def test_an_export_gives_back_the_same_bytes(db, tmp_path, capsys):
    call_command("pack", "export", str(tmp_path / "copia"))
    assert read_folder(tmp_path / "copia").by_path == current_pack().files.by_path
    with pytest.raises(CommandError, match="no está vacía"):
        call_command("pack", "export", str(tmp_path / "copia"))


def test_the_command_says_what_changes_before_it_changes(db, tmp_path, capsys):
    write_folder(renamed(), tmp_path)
    call_command("pack", "publish", str(tmp_path), "--dry-run")
    assert "Vigente de inmediato\n  cambia     vocabulary.toml" in capsys.readouterr().out
    assert current_pack().section("vocabulary")["refer"] == "turnar"
    call_command("pack", "publish", str(tmp_path))
    assert "Publicada la revisión" in capsys.readouterr().out
    call_command("pack", "publish", str(tmp_path))
    assert "Nada cambia" in capsys.readouterr().out


def test_the_command_shows_the_revision_in_force_by_kind_of_content(db, capsys):
    call_command("pack", "show")
    out = capsys.readouterr().out
    assert out.startswith(f"naucalpan, revisión {current_pack().revision}, huella ")
    assert "por Instalación." in out
    assert out.index("Por caso") < out.index("procedures/peticion/process.bpmn") < out.index("Vigente de inmediato")


def test_an_unknown_revision_is_refused(db):
    with pytest.raises(CommandError, match="No existe esa revisión"):
        call_command("pack", "show", "--revision", "999999")


def test_init_may_be_repeated_without_harm(db, capsys):
    before = current_pack().revision
    call_command("init", "--pack", str(NAUCALPAN))
    assert "Nada cambia" in capsys.readouterr().out
    assert current_pack().revision == before


@pytest.mark.req("H-03")
def test_a_base_that_gave_folios_takes_no_other_utilitys_pack(db):
    other = spoiled("pack.toml", 'code = "naucalpan"', 'code = "otro"')
    with transaction.atomic():
        issue_folio(series=Series("petition", "PET-{year}-{n:06d}"), day=AT.date(), at=AT)
    with pytest.raises(PackRefused, match="Esta base es de «naucalpan»"):
        publish_pack(files=other, by=INSTALLER, at=AT)
    assert current_pack().section("utility").code == "naucalpan"


def test_before_the_first_folio_the_pack_of_another_utility_may_take_its_place(db):
    other = spoiled("pack.toml", 'code = "naucalpan"', 'code = "otro"')
    assert publish_pack(files=other, by=INSTALLER, at=AT).is_new
