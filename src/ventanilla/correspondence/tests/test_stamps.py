"""Stamps and labels: printed with bars that a machine reads, journalled; a scanned code leads to its letter."""

import pypdfium2
import pytest
import zxingcpp

from ventanilla.correspondence.actions import UnableToStamp, print_stamp, receive_letter
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.queries import local_day

PDF = {"content_type": "application/pdf"}


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


def codes(pdf: bytes) -> list[list[str]]:
    """What a reader of codes sees on each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [sorted(c.text for c in zxingcpp.read_barcodes(page.render(scale=4).to_pil())) for page in document]


@pytest.mark.req("B-01")
def test_the_stamp_is_read_by_a_machine_and_is_journalled(ofelia, letter):
    pdf = ofelia.get(f"/oficialia/{letter.folio}/sello/")
    assert codes(pdf.content) == [[letter.folio]]
    assert Entry.objects.get(event="correspondence.stamp_printed").facts == {"kind": "stamp"}


@pytest.mark.req("B-01")
def test_the_label_of_a_roll_is_read_by_a_machine(ofelia, letter):
    assert codes(ofelia.get(f"/oficialia/{letter.folio}/etiqueta/").content) == [[letter.folio]]


@pytest.mark.req("B-01")
def test_a_sheet_of_labels_begins_where_it_is_told(ofelia, people, letter, at):
    more = [
        receive_letter(sender="L", about="C", sheets=1, scan=None, received_at=at, by=people.ofelia.actor, at=at)
        for _ in range(2)
    ]
    said = {"day": local_day(at), "size": "hoja", "skipped": 29, "first": ""}
    pages = codes(ofelia.post("/oficialia/etiquetas/", said).content)
    assert pages == [[letter.folio], [one.folio for one in more]]
    assert Entry.objects.filter(event="correspondence.stamp_printed", facts__kind="label").count() == 3


def test_a_day_without_letters_prints_nothing_and_says_so(ofelia, letter):
    answer = ofelia.post("/oficialia/etiquetas/", {"day": "2026-01-05", "size": "rollo", "skipped": 0})
    assert answer.status_code == 422
    assert "no se registró ningún escrito" in answer.content.decode()


def test_too_many_labels_are_refused(people, letter, at):
    with pytest.raises(UnableToStamp) as refused:
        print_stamp(letters=[letter] * 121, kind="label", by=people.ofelia.actor, at=at)
    assert refused.value.code == "demasiadas"


@pytest.mark.req("B-10")
def test_the_desk_stamps_nothing(people, letter, at):
    with pytest.raises(NotAllowed):
        print_stamp(letters=[letter], kind="stamp", by=people.ana.actor, at=at)


@pytest.mark.req("B-01")
@pytest.mark.parametrize("typed", ["OP-2026-000001", "op-2026-000001 ", "OP'2026'000001"])
def test_a_code_typed_by_a_scanner_leads_to_the_letter_from_any_search(ofelia, letter, typed):
    for search in ("/buscar/", "/oficialia/"):
        assert ofelia.get(search, {"q": typed}).headers["Location"] == f"/oficialia/{letter.folio}/"


@pytest.mark.req("B-10")
def test_who_may_not_see_letters_is_not_led_there(client, people, letter):
    client.force_login(people.ana)
    assert client.get("/buscar/", {"q": letter.folio}).status_code == 200
