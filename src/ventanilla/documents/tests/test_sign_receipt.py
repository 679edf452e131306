"""Signing for a document: an image of a signature, never a typed name."""

import pytest

from ventanilla.documents.actions import UnableToSign, sign_receipt, store_file, void_letter
from ventanilla.documents.tests.making import drawing, image, pdf
from ventanilla.journal.models import Entry


@pytest.mark.req("B-07")
def test_a_drawn_signature_is_kept_with_who_attended(letter, people, at):
    signature = sign_receipt(
        document=letter, signer="Lupe Sánchez", drawn_png=drawing(), scan=None, by=people.ana.actor, at=at
    )
    assert (signature.signer, signature.by_name, signature.drawn.kind) == (
        "Lupe Sánchez",
        "Ana Robles Cid",
        "image/png",
    )
    assert Entry.objects.get(event="documents.receipt_signed").personal.text["signer"] == "Lupe Sánchez"


@pytest.mark.req("B-07")
def test_a_scanned_copy_is_a_signature_too(letter, people, at):
    scan = store_file(content=pdf(), name="firmado.pdf", by=people.ana.actor, at=at)
    assert sign_receipt(document=letter, signer="L", drawn_png=None, scan=scan, by=people.ana.actor, at=at).scan == scan


@pytest.mark.parametrize(
    ("png", "code"),
    [
        (None, "sin-firma"),
        (drawing(inked=False), "firma-en-blanco"),
        (b"garabato", "firma-ilegible"),
        (image("JPEG"), "firma-ilegible"),
    ],
)
def test_without_a_real_drawing_it_is_refused(letter, people, at, png, code):
    with pytest.raises(UnableToSign) as refused:
        sign_receipt(document=letter, signer="Lupe", drawn_png=png, scan=None, by=people.ana.actor, at=at)
    assert refused.value.code == code


def test_a_void_document_is_not_signed(letter, people, at):
    void_letter(document=letter, reason="Error en el nombre", by=people.gema.actor, at=at)
    with pytest.raises(UnableToSign) as refused:
        sign_receipt(document=letter, signer="Lupe", drawn_png=drawing(), scan=None, by=people.ana.actor, at=at)
    assert refused.value.code == "documento-anulado"
