"""A letter that opens a petition is compared with those that came before; the files sent are kept meanwhile."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.cases.models import Case
from ventanilla.correspondence.models import IncomingLetter, LetterCopy
from ventanilla.documents.tests.making import pdf

URL = "/peticiones/por-escrito/"
SAID = {
    "petitioner": "Comité vecinal", "capacity": "titular", "address": "Calle 5", "summary": "Falta de agua",
    "points": "Que vuelva el agua", "sheets": "2", "annexes": "1",
}  # fmt: skip


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    client.post(URL, SAID | {"form_key": "first"})
    return client


@pytest.mark.req("B-01")
def test_it_asks_before_a_second_petition_and_keeps_every_file(ofelia):
    files = {"scan": SimpleUploadedFile("escrito.pdf", pdf(2)), "evidence": SimpleUploadedFile("foto.pdf", pdf(1))}
    asked = ofelia.post(URL, SAID | files | {"form_key": "second"})
    assert (asked.status_code, Case.objects.count()) == (422, 1)
    word = re.search(r'name="kept" value="([^"]+)"', asked.content.decode()).group(1)
    ofelia.post(URL, SAID | {"form_key": "second", "twin": "otra", "kept": word})
    letter = IncomingLetter.objects.latest("pk")
    assert (letter.scan.name, letter.annexes, Case.objects.count()) == ("escrito.pdf", 1, 2)
    assert ofelia.get(f"/archivos/{letter.scan_id}/").status_code == 200


@pytest.mark.req("B-01")
def test_the_same_one_opens_nothing_and_becomes_a_copy(ofelia):
    folio = IncomingLetter.objects.get().folio
    answer = ofelia.post(URL, SAID | {"form_key": "second", "twin": folio})
    assert answer.headers["Location"] == f"/oficialia/{folio}/"
    assert (Case.objects.count(), LetterCopy.objects.count()) == (1, 1)


@pytest.mark.req("B-01")
def test_sending_the_first_form_again_asks_nothing_and_opens_nothing(ofelia):
    assert ofelia.post(URL, SAID | {"form_key": "first"}).status_code == 302
    assert Case.objects.count() == 1


def test_a_folio_that_is_not_like_it_is_no_answer(ofelia):
    assert ofelia.post(URL, SAID | {"form_key": "third", "twin": "OP-2026-999999"}).status_code == 422
