"""The scan queue: files find their letter by bars, QR or name; what fails takes nothing with it."""

import io

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ventanilla.correspondence.actions import (
    UnableToSettle,
    discharge_letter,
    receive_letter,
    route_letter,
    settle_scan,
    take_scan,
)
from ventanilla.correspondence.checks import states_tell_the_facts
from ventanilla.correspondence.models import LetterState, ScanArrival
from ventanilla.correspondence.queries import letters_to_scan, unsettled_scans
from ventanilla.correspondence.reading import codes_in
from ventanilla.documents.actions import store_file
from ventanilla.documents.tests.making import pdf
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed

URL = "/oficialia/digitalizar/"


def page_with(text: str) -> bytes:
    """A photographed page with the QR of a folio somewhere on it."""
    drawn = io.BytesIO()
    segno.make(text, micro=False).save(drawn, kind="png", scale=6)
    sheet = Image.new("L", (1000, 1300), 250)
    sheet.paste(Image.open(drawn), (600, 80))
    out = io.BytesIO()
    sheet.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


@pytest.fixture
def loose(people, at):
    file = store_file(content=pdf(2), name="sin nombre.pdf", by=people.ofelia.actor, at=at)
    return take_scan(file=file, name="sin nombre.pdf", words=[], by=people.ofelia.actor, at=at)


def send(client, *files, **headers):
    return client.post(URL, {"copies": [SimpleUploadedFile(name, content) for name, content in files]}, **headers)


@pytest.mark.req("B-01")
def test_each_file_finds_its_letter_and_a_refused_one_takes_none_with_it(ofelia, letter, people, at):
    by_name = receive_letter(
        sender="Chuy", about="Fuga", sheets=1, scan=None, received_at=at, by=people.ofelia.actor, at=at
    )
    sent = [
        ("foto.jpg", page_with(letter.folio)),
        ("virus.exe", b"MZ\x90\x00\x03"),
        (f"{by_name.folio} (1).pdf", pdf(3)),
        ("quién sabe.pdf", pdf(4)),
    ]
    page = send(ofelia, *sent).content.decode()
    assert [a.letter for a in ScanArrival.objects.order_by("pk")] == [letter, by_name, None]
    assert "virus.exe" in page
    assert "no se le pudo leer un folio" in page
    assert not letters_to_scan().letters
    assert len(unsettled_scans()) == 1


@pytest.mark.req("B-01")
def test_the_copy_is_a_document_with_its_hash_shown_and_opened_from_the_letter(ofelia, letter):
    send(ofelia, ("foto.jpg", page_with(letter.folio)))
    scan = letter.arrivals.get().file
    page = ofelia.get(f"/oficialia/{letter.folio}/").content.decode()
    assert scan.sha256 in page
    assert ofelia.get(f"/archivos/{scan.pk}/").status_code == 200
    events = Entry.objects.filter(event__startswith="correspondence.scan").values_list("event", flat=True)
    assert list(events) == ["correspondence.scan_arrived", "correspondence.scan_given"]


@pytest.mark.req("B-01")
def test_a_printed_label_is_read_in_a_pdf(ofelia, letter):
    label = ofelia.get(f"/oficialia/{letter.folio}/etiqueta/").content
    assert codes_in(label, "application/pdf") == [letter.folio]
    assert codes_in(b"%PDF-1.7 roto", "application/pdf") == codes_in(b"nada", "image/png") == []


@pytest.mark.req("B-01")
def test_the_same_file_again_arrives_once(ofelia, letter):
    for _ in range(2):
        send(ofelia, ("foto.jpg", page_with(letter.folio)))
    assert ScanArrival.objects.count() == 1


@pytest.mark.req("B-01")
def test_one_file_at_a_time_is_answered_with_its_line_alone(ofelia, letter):
    answer = send(ofelia, ("foto.jpg", page_with(letter.folio)), headers={"X-One-By-One": "1"})
    assert answer.content.decode().strip().startswith("<li")
    assert send(ofelia, ("a.exe", b"MZ"), headers={"X-One-By-One": "1"}).status_code == 422


@pytest.mark.req("B-01")
def test_a_letter_is_worked_while_it_waits_for_its_copy(letter, people, at):
    route_letter(letter=letter, area="direccion_comercial", by=people.ofelia.actor, at=at)
    discharge_letter(letter=letter, by=people.ofelia.actor, at=at)
    assert [one.folio for one in letters_to_scan().letters] == [letter.folio]


@pytest.mark.req("B-01")
def test_a_loose_file_is_given_by_hand_once(ofelia, letter, loose):
    path = f"{URL}{loose.pk}/"
    assert ofelia.post(path, {"folio": letter.folio.lower()}).status_code == 302
    assert letter.arrivals.get() == loose
    assert "Lo resolvió" in ofelia.post(path, {"folio": letter.folio}).content.decode()


@pytest.mark.req("B-01")
def test_a_file_is_put_aside_with_its_reason_and_may_come_again(people, loose, at):
    settle_scan(arrival=loose, folio="", reason="Hoja en blanco", by=people.ofelia.actor, at=at)
    assert not unsettled_scans()
    assert Entry.objects.get(event="correspondence.scan_put_aside").personal.text == {"reason": "Hoja en blanco"}
    again = take_scan(file=loose.file, name="b.pdf", words=[], by=people.ofelia.actor, at=at)
    assert again != loose


@pytest.mark.parametrize(("folio", "code"), [("", "sin-destino"), ("OP-1999-1", "sin-escrito")])
def test_a_file_without_destiny_is_refused(people, loose, at, folio, code):
    with pytest.raises(UnableToSettle) as refused:
        settle_scan(arrival=loose, folio=folio, reason="", by=people.ofelia.actor, at=at)
    assert refused.value.code == code


def test_a_letter_that_has_its_copy_takes_no_other(people, letter, loose, at):
    file = store_file(content=pdf(9), name="a.pdf", by=people.ofelia.actor, at=at)
    take_scan(file=file, name="a.pdf", words=[letter.folio], by=people.ofelia.actor, at=at)
    with pytest.raises(UnableToSettle) as refused:
        settle_scan(arrival=loose, folio=letter.folio, reason="", by=people.ofelia.actor, at=at)
    assert refused.value.code == "ya-digitalizado"


@pytest.mark.req("B-10")
def test_the_desk_touches_no_scan(people, loose, at):
    with pytest.raises(NotAllowed):
        take_scan(file=loose.file, name="a", words=[], by=people.ana.actor, at=at)
    with pytest.raises(NotAllowed):
        settle_scan(arrival=loose, folio="", reason="x", by=people.ana.actor, at=at)


def test_the_queue_is_paged_and_costs_the_same(ofelia, people, at, django_assert_max_num_queries):
    for n in range(35):
        receive_letter(sender=f"P {n}", about="C", sheets=1, scan=None, received_at=at, by=people.ofelia.actor, at=at)
    with django_assert_max_num_queries(8):
        page = ofelia.get(URL).content.decode()
    assert page.count("<tr data-row>") == 30
    assert ofelia.get(f"{URL}?after={letters_to_scan().next_key}").content.decode().count("<tr data-row>") == 5


def test_verify_notices_a_queue_that_lies(letter, loose):
    assert not list(states_tell_the_facts())
    LetterState.objects.update(needs_scan=False, needs_discharge=False)
    assert len(list(states_tell_the_facts())) == 2
