"""The day book: every line of a day numbered without gaps, filtered, paged, and taken out with who took it."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from tests.cost import queries_of

from ventanilla.correspondence.actions import UnableToTakeBook, receive_letter, record_delivery, take_book
from ventanilla.correspondence.day_book import Asked, lines_of
from ventanilla.documents.actions import void_letter
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.queries import local_day

LONG = "Asociación de Colonos y Usuarios del Agua de la Unidad Habitacional Presidente Adolfo López Mateos, A. C. "


def fill(people, at, count):
    for n in range(count):
        receive_letter(
            sender=f"{LONG if n % 2 else 'Chuy Peña'} {n}", about=f"Asunto {n}", sheets=1, annexes=n % 3, scan=None,
            received_at=at, by=people.ofelia.actor, at=at + timedelta(seconds=n),
        )  # fmt: skip


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


@pytest.mark.req("B-01")
def test_each_letter_of_the_day_has_the_next_number_and_other_days_begin_again(people, at):
    fill(people, at, 3)
    fill(people, at + timedelta(days=1), 2)
    for day, count in ((local_day(at), 3), (local_day(at) + timedelta(days=1), 2), (local_day(at) - timedelta(1), 0)):
        assert [line.number for line in lines_of(Asked(day))] == list(range(1, count + 1))


@pytest.mark.req("B-01")
def test_a_filter_keeps_the_numbers_of_the_day(people, at):
    fill(people, at, 4)
    asked = Asked(local_day(at), words="pena")
    assert [line.number for line in lines_of(asked)] == [1, 3]
    assert lines_of(Asked(local_day(at), state="concluido")) == []


@pytest.mark.req("B-07")
def test_what_goes_out_says_to_whom_and_how_and_when_it_was_delivered(answer, people, at):
    (line,) = lines_of(Asked(local_day(at), "salidas"))
    assert (line.number, line.folio, line.who, line.standing) == (1, answer.number, "Lupe Sánchez", "Por entregar")
    record_delivery(
        document=answer, to="Lupe", way="estrados", delivered_at=at, signature=None, by=people.ana.actor, at=at
    )
    (line,) = lines_of(Asked(local_day(at), "salidas"))
    assert (line.way, line.moved_at, line.papers, line.standing) == ("Por estrados", at, "a Lupe", "Entregado")


def test_a_void_document_keeps_its_line_and_says_so(answer, people, at):
    void_letter(document=answer, reason="Error", by=people.diana.actor, at=at)
    (line,) = lines_of(Asked(local_day(at), "salidas"))
    assert (line.standing, line.state) == ("Anulado", "concluido")


@pytest.mark.req("B-01")
def test_the_screen_is_paged_and_costs_the_same(ofelia, people, at):
    fill(people, at, 60)
    address = f"/oficialia/libro/?dia={local_day(at)}"
    page = ofelia.get(address).content.decode()
    assert page.count("<tr data-row>") == 50
    more = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert ofelia.get(f"/oficialia/libro/{more}").content.decode().count("<tr data-row>") == 10
    assert queries_of(ofelia, address) <= 8


@pytest.mark.req("B-10")
def test_the_spreadsheet_has_the_same_lines_and_is_journalled(ofelia, people, at):
    fill(people, at, 3)
    answer = ofelia.get(f"/oficialia/libro/hoja.xlsx?dia={local_day(at)}&q=chuy")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows if isinstance(row[0], int)] == [1, 3]
    entry = Entry.objects.get(event="correspondence.book_taken")
    assert (entry.facts["rows"], entry.facts["paper"], entry.personal.text) == (2, False, {"words": "chuy"})
    assert "ON-OP-01, rev. 1" in rows[1][0]


@pytest.mark.req("B-10")
@pytest.mark.parametrize("book", ["entradas", "salidas"])
def test_the_printed_form_is_a_pdf_and_is_journalled(ofelia, answer, letter, at, book):
    pdf = ofelia.get(f"/oficialia/libro/hoja.pdf?dia={local_day(at)}&libro={book}")
    assert pdf.content.startswith(b"%PDF")
    assert Entry.objects.get(event="correspondence.book_taken").facts["rows"] == 1


@pytest.mark.parametrize(
    "asked", ["dia=nunca", "dia=0001-01-01", "libro=x&estado=y&via=z", "after=zz", "dia=9999-12-31"]
)
def test_nonsense_in_the_address_is_today(ofelia, asked):
    assert ofelia.get(f"/oficialia/libro/?{asked}").status_code == 200


@pytest.mark.req("B-10")
def test_whose_post_does_not_say_so_takes_no_book(client, people, at):
    client.force_login(people.ana)
    assert client.get("/oficialia/libro/hoja.xlsx").status_code == 403
    with pytest.raises(NotAllowed):
        take_book(asked=Asked(local_day(at)), paper=True, by=people.ana.actor, at=at)


def test_a_filter_that_leaves_nothing_takes_nothing(people, at, letter):
    with pytest.raises(UnableToTakeBook) as refused:
        take_book(asked=Asked(local_day(at), words="zzyzx"), paper=True, by=people.ofelia.actor, at=at)
    assert refused.value.code == "sin-asientos"
