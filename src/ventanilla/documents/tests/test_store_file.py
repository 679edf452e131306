"""Storing a file: once by its hash, under a clean name, and still there when the row is."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from ventanilla.documents import store
from ventanilla.documents.actions import UploadRefused, store_file
from ventanilla.documents.actions.store_file import clean_name
from ventanilla.documents.checks import files_are_sound
from ventanilla.documents.models import StoredFile
from ventanilla.documents.tests.making import image, pdf
from ventanilla.journal.models import Entry


@pytest.mark.req("A-07")
def test_a_photograph_is_kept_and_journalled(people, at):
    content = image("JPEG")
    file = store_file(content=content, name="C:\\fotos\\medidor.JPG", by=people.ana.actor, at=at)
    assert (file.kind, file.name, file.size) == ("image/jpeg", "medidor.jpg", len(content))
    assert store.fetch(hashlib.sha256(content).hexdigest()) == content
    assert Entry.objects.get(event="documents.file_stored").facts["sha256"] == file.sha256


@pytest.mark.req("A-07")
def test_the_same_content_twice_is_one_file(people, at):
    content = pdf(2)
    one = store_file(content=content, name="a.pdf", by=people.ana.actor, at=at)
    two = store_file(content=content, name="b.pdf", by=people.gema.actor, at=at)
    assert one == two
    assert two.pages == 2


def test_a_refused_file_leaves_nothing(people, at):
    with pytest.raises(UploadRefused) as refused:
        store_file(content=b"MZ\x90\x00", name="recibo.pdf", by=people.ana.actor, at=at)
    assert refused.value.code == "archivo-ejecutable"
    assert not StoredFile.objects.exists()


def test_a_lost_content_is_put_back_when_brought_again(people, at):
    content = pdf(3)
    file = store_file(content=content, name="a.pdf", by=people.ana.actor, at=at)
    store.shelf(file.sha256).unlink()
    assert [s for s in files_are_sound() if "falta" in s]
    store_file(content=content, name="a.pdf", by=people.ana.actor, at=at)
    assert not list(files_are_sound())


def test_an_altered_content_is_found_by_the_check(people, at):
    file = store_file(content=image(size=(9, 9)), name="a.png", by=people.ana.actor, at=at)
    good = store.fetch(file.sha256)
    store.shelf(file.sha256).write_bytes(b"x" * len(good))
    assert list(files_are_sound())
    store.shelf(file.sha256).write_bytes(good)


def test_a_stored_file_cannot_be_edited(people, at):
    store_file(content=pdf(), name="a.pdf", by=people.ana.actor, at=at)
    with pytest.raises(DatabaseError), transaction.atomic():
        StoredFile.objects.update(name="otro.pdf")


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("re<ci>bo|.exe", "re ci bo.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("", "archivo.pdf"),
        ("ñandú á.pdf", "ñandú á.pdf"),
        ("x" * 400, "x" * 150 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(brought, kept):
    assert clean_name(brought, "application/pdf") == kept
