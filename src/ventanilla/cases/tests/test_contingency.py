"""A petition received by hand while the system was down: its folio and its legal clock are those of the paper."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ventanilla.cases.models import Case
from ventanilla.correspondence.actions import issue_block
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.tests.making import pdf
from ventanilla.utility.queries import zone

URL = "/peticiones/por-escrito/"
SAID = {
    "petitioner": "Comité vecinal", "capacity": "titular", "address": "Calle 5", "summary": "Falta de agua",
    "points": "Que vuelva el agua", "sheets": "2", "form_key": "k",
}  # fmt: skip


@pytest.fixture
def block(people):
    at = timezone.now() - timedelta(days=3)
    return issue_block(count=2, taken_by="Ana", place="Ventanilla", by=people.ofelia.actor, at=at)


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


def send(client, block, ago, **change):
    moment = (timezone.now() - ago).astimezone(zone())
    said = SAID | {"received_at": f"{moment:%Y-%m-%dT%H:%M}", "slip": block.first} | change
    return moment, client.post(URL, said)


@pytest.mark.req("B-01", "B-03")
def test_the_clock_of_law_runs_from_the_moment_of_the_paper(ofelia, block):
    proof = SimpleUploadedFile("talon.pdf", pdf(1))
    moment, answer = send(ofelia, block, timedelta(hours=48), slip_proof=proof)
    assert answer.status_code == 302
    case = Case.objects.get()
    assert (case.letter.folio, case.letter.fate.proof.name) == (block.first, "talon.pdf")
    term = next(d for d in deadlines_of(case.subject) if d.term_code == "respuesta")
    assert term.started_at == case.filed_at == moment.replace(second=0, microsecond=0)


@pytest.mark.req("B-01")
def test_without_its_proof_nothing_is_opened_and_what_was_typed_stays(ofelia, block):
    _, answer = send(ofelia, block, timedelta(hours=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Adjunte la imagen del talón" in page
    assert "Comité vecinal" in page
    assert not Case.objects.exists()


@pytest.mark.req("B-01")
def test_the_form_opened_from_the_block_has_its_folio(ofelia, block):
    assert f'value="{block.first}"' in ofelia.get(f"{URL}?talon={block.first}").content.decode()
