"""Drafting a letter: seen before it exists, with its gaps, and leaving no trace."""

import io

import pikepdf
import pytest

from ventanilla.documents.actions import LetterRefused, draft_letter
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry, IssuedFolio


@pytest.mark.req("B-07")
def test_a_draft_takes_no_number_and_leaves_no_trace(case, closure_fields, at, db):
    before = Entry.objects.count()
    content = draft_letter(letter="cierre_no_acreditado", subject=case, fields=closure_fields, at=at)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1
    assert (Document.objects.count(), IssuedFolio.objects.count(), Entry.objects.count()) == (0, 0, before)


@pytest.mark.req("B-11")
def test_an_answer_with_gaps_can_be_looked_at(case, at, db):
    fields = {"puntos": [{"asunto": "Cobro alto"}, {"asunto": "Medidor", "respuesta": "Se cambia"}]}
    assert draft_letter(letter="respuesta", subject=case, fields=fields, at=at).startswith(b"%PDF")
    assert draft_letter(letter="respuesta", subject=case, fields={}, at=at).startswith(b"%PDF")


def test_a_field_that_does_not_exist_is_refused_in_a_draft_too(case, at, db):
    with pytest.raises(LetterRefused) as refused:
        draft_letter(letter="respuesta", subject=case, fields={"apodo": "x"}, at=at)
    assert refused.value.code == "campo-desconocido"
