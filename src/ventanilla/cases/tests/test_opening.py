"""Opening a petition by phone or by letter: refused forms keep what was typed, a repeated one opens once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.cases.models import Case
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.queries import attachments_of

PHONE, LETTER = "/peticiones/nueva/", "/peticiones/por-escrito/"
GIVEN = {
    "channel": "telefono",
    "petitioner": "Lupe Peña",
    "capacity": "titular",
    "phone": "55 1234 5678",
    "summary": "Falta de agua",
    "points": "Que llegue el agua\r\n\r\nQue no se cobre",
    "form_key": "k1",
}
WRITTEN = {**GIVEN, "sheets": "2"}
PROGRAM = b"MZ\x90\x00 not a picture"


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


@pytest.mark.req("A-04")
def test_a_call_opens_a_petition_with_its_channel_and_its_points(ana):
    answer = ana.post(PHONE, GIVEN)
    case = Case.objects.get()
    assert answer.url == f"/peticiones/{case.folio}/"
    assert (case.channel, case.phone, case.points.count()) == ("telefono", "55 1234 5678", 2)


@pytest.mark.req("A-07")
def test_evidence_and_reference_come_with_it(ana):
    files = [SimpleUploadedFile("a.txt", b"uno"), SimpleUploadedFile("b.txt", b"dos")]
    more = {"evidence": files, "evidence_label": "Recibos", "reference_system": "RAS", "reference_folio": "991"}
    assert ana.post(PHONE, GIVEN | more).status_code == 302
    case = Case.objects.get()
    assert [a.label for a in attachments_of(case.subject)] == ["Recibos", "Recibos"]
    assert case.references.get().folio == "991"


@pytest.mark.req("A-04")
@pytest.mark.parametrize("address", [PHONE, LETTER])
def test_the_same_form_twice_opens_one_petition(client, people, address):
    client.force_login(people.ana if address == PHONE else people.ofelia)
    answers = [client.post(address, WRITTEN) for _ in range(2)]
    assert {answer.url for answer in answers} == {f"/peticiones/{Case.objects.get().folio}/"}
    assert IncomingLetter.objects.count() == (address == LETTER)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"petitioner": ""}, "petitioner"),
        ({"points": ""}, "points"),
        ({"channel": "escrito"}, "channel"),
        ({"email": "no es correo"}, "email"),
        ({"account": "no existe"}, "account"),
        ({"filed_at": "2999-01-01T10:00"}, "filed_at"),
        ({"reference_system": "RAS"}, "reference_folio"),
    ],
)
def test_a_refused_form_says_where_and_keeps_what_was_typed(ana, changed, field):
    answer = ana.post(PHONE, GIVEN | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    for words in {"petitioner": "Lupe Peña", "summary": "Falta de agua", "points": "Que llegue el agua"}.items():
        assert words[0] in changed or words[1] in page
    assert not Case.objects.exists()


@pytest.mark.req("A-07")
@pytest.mark.parametrize(("address", "field"), [(PHONE, "evidence"), (LETTER, "scan")])
def test_a_refused_file_is_told_in_spanish_and_nothing_is_opened(client, people, address, field):
    client.force_login(people.ana if address == PHONE else people.ofelia)
    answer = client.post(address, WRITTEN | {field: SimpleUploadedFile("foto.png", PROGRAM)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "archivo" in page
    assert "Falta de agua" in page
    assert not Case.objects.exists()
    assert not IncomingLetter.objects.exists()


@pytest.mark.req("B-01")
def test_a_letter_enters_with_its_sheets_and_its_scan(ofelia):
    scan = SimpleUploadedFile("escrito.txt", b"Pedimos agua")
    assert ofelia.post(LETTER, WRITTEN | {"scan": scan}).status_code == 302
    letter = Case.objects.get().letter
    assert (letter.sheets, letter.scan.name) == (2, "escrito.txt")


@pytest.mark.req("B-01")
@pytest.mark.parametrize("sheets", ["0", "-1", "99999999999999999999", "dos", ""])
def test_a_letter_has_some_sheets(ofelia, sheets):
    answer = ofelia.post(LETTER, WRITTEN | {"sheets": sheets})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["sheets"])


@pytest.mark.req("B-10")
@pytest.mark.parametrize(("address", "who"), [(PHONE, "ofelia"), (PHONE, "mario"), (LETTER, "ana"), (LETTER, "otto")])
def test_who_may_not_open_them_is_told_so(client, people, address, who):
    client.force_login(getattr(people, who))
    assert client.post(address, WRITTEN).status_code == 403
    assert not Case.objects.exists()
