"""Fields: a signature arrives as a PNG, several files in one field, and one of both is needed."""

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from ventanilla.documents.forms import ReceiptForm
from ventanilla.documents.tests.making import drawing
from ventanilla.documents.widgets import UploadsField

DRAWN = "data:image/png;base64," + base64.b64encode(drawing()).decode()


@pytest.mark.req("B-07")
def test_a_drawing_becomes_png_bytes():
    form = ReceiptForm({"signer": "Lupe", "signature": DRAWN})
    assert form.is_valid()
    assert form.cleaned_data["signature"] == drawing()


def test_a_refused_form_keeps_the_drawing():
    assert DRAWN in str(ReceiptForm({"signer": "", "signature": DRAWN})["signature"])


@pytest.mark.parametrize("sent", ["Lupe Sánchez", "data:image/png;base64,@@@", "data:text/html;base64,PGI+"])
def test_a_typed_name_is_no_signature(sent):
    assert "signature" in ReceiptForm({"signer": "Lupe", "signature": sent}).errors


def test_without_drawing_or_scan_it_is_refused():
    assert "signature" in ReceiptForm({"signer": "Lupe"}).errors
    scan = SimpleUploadedFile("firmado.pdf", b"%PDF-")
    assert ReceiptForm({"signer": "Lupe"}, {"scan": scan}).is_valid()


def test_several_files_come_in_one_field():
    files = MultiValueDict({"photos": [SimpleUploadedFile("a.jpg", b"1"), SimpleUploadedFile("b.jpg", b"2")]})
    field = UploadsField(required=False)
    assert [f.name for f in field.clean(field.widget.value_from_datadict({}, files, "photos"))] == ["a.jpg", "b.jpg"]
    assert field.clean([]) == []
