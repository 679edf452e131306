"""Issuing a letter: frozen, numbered without gaps, printed once."""

import io

import pikepdf
import pytest
from django.db import DatabaseError, transaction

from ventanilla.documents import store
from ventanilla.documents.actions import LetterRefused, issue_letter, render_pending, rendered
from ventanilla.documents.checks import numbers_are_single
from ventanilla.documents.inspection import Limits, look
from ventanilla.documents.models import Document, Rendering
from ventanilla.documents.tests.making import pdf
from ventanilla.journal.models import Entry


@pytest.mark.req("B-07")
def test_a_letter_is_numbered_and_its_words_are_frozen(letter):
    assert letter.number == "GAU/2026/00001"
    assert letter.fields["presentada"] == "2026-11-09"
    assert letter.fields["domicilio"] == ""
    assert letter.address.endswith(f"/v/{letter.code}/")
    assert Entry.objects.get(event="documents.letter_issued").folio == "PET-2026-000007"


@pytest.mark.req("B-07")
def test_a_letter_is_printed_once_and_kept_by_its_hash(letter):
    file = rendered(letter)
    assert rendered(letter) == file
    assert file.kind == "application/pdf"
    assert Rendering.objects.get().file == file
    assert look(store.fetch(file.sha256), Limits()).pages == 1


def test_the_sweep_prints_what_waits_and_then_nothing(letter, at):
    assert render_pending(at, 10) == 1
    assert render_pending(at, 10) == 0


def test_printing_twice_would_give_the_same_bytes(letter):
    from ventanilla.documents.actions.render import _job
    from ventanilla.documents.press import print_all

    one, two = print_all([_job(letter), _job(letter)])
    assert isinstance(one, bytes)
    assert one == two


def test_an_issued_letter_cannot_be_edited(letter):
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.update(about="otra cosa")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"destinatario": ""}, "campo-vacio"),
        ({"apodo": "x"}, "campo-desconocido"),
        ({"vencio": "ayer"}, "campo-invalido"),
        ({"firma": ["x"]}, "campo-invalido"),
    ],
)
def test_wrong_fields_are_refused_and_take_no_number(people, at, case, closure_fields, change, code):
    with pytest.raises(LetterRefused) as refused:
        issue_letter(
            letter="cierre_no_acreditado", subject=case, fields=closure_fields | change, by=people.gema.actor, at=at
        )
    assert refused.value.code == code
    assert not Document.objects.exists()


def test_an_undeclared_letter_is_refused(people, at, case):
    with pytest.raises(LetterRefused) as refused:
        issue_letter(letter="romance", subject=case, fields={}, by=people.gema.actor, at=at)
    assert refused.value.code == "carta-no-declarada"


def test_numbers_are_single_and_come_from_their_series(letter):
    assert not list(numbers_are_single())


def test_the_first_printing_stays_when_another_arrives(letter):
    from ventanilla.documents.actions.render import _keep

    first = _keep(letter, pdf(1))
    assert _keep(letter, pdf(2)) == first
    assert Rendering.objects.count() == 1


def test_a_printing_is_tagged_and_made_to_last(letter):
    with pikepdf.open(io.BytesIO(store.fetch(rendered(letter).sha256))) as made:
        assert made.Root.MarkInfo.Marked
        assert made.Root.Lang in ("es", "es-MX")
        assert made.open_metadata()["pdfaid:part"] == "2"


@pytest.mark.req("B-11")
def test_forty_points_and_a_very_long_name_hold(people, at, case):
    long = "El consumo se revisó bimestre por bimestre. " * 30
    points = [{"asunto": long, "respuesta": long + "\n\n" + long, "fundamento": "x" * 300} for _ in range(40)]
    fields = {"destinatario": "María " * 33, "presentada": at, "puntos": points, "firma": "W" * 190, "cargo": "D"}
    document = issue_letter(letter="respuesta", subject=case, fields=fields, by=people.diana.actor, at=at)
    assert rendered(document).pages > 20
