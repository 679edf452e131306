"""The cut on paper, however much it says; and a partial one of the till in course, which ends nothing."""

import pytest
from pypdfium2 import PdfDocument

from ventanilla.billing.tests.owing import AT, owing
from ventanilla.cashier.actions import annul_deposit
from ventanilla.cashier.models import Cut, DepositDue, PendingDeposit, TillSession
from ventanilla.cashier.paper import cut_pdf
from ventanilla.cashier.tests.deposits import all_of, cut_with_both, deposited
from ventanilla.cashier.tests.paper import faults_of_page, words_of
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.documents.models.act import done
from ventanilla.journal.models import Entry as Told

pytestmark = [pytest.mark.req("E-02"), pytest.mark.django_db]
PIECES = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10)


@pytest.mark.parametrize("note", ["Faltó un billete que se buscó dos veces. " * 7, "x" * 300])
def test_it_is_whole_with_all_that_a_day_may_bring(people, note):
    cut = Cut.objects.create(
        session=opened(people),
        folio="COR-2026-000001",
        **{"payments": 1_200, "cancelled": 40, "expected": 99_999_999, "counted": 88_888_888, "note": note[:300]},
        received={"efectivo": 99_949_999, "tarjeta": 12_345_678, "transferencia": 1, "x" * 20: 5},
        counted_of=dict.fromkeys(map(str, PIECES), 100_000),
        **done(people.beto.actor, AT),
    )
    for means in ("efectivo", "cheque"):
        PendingDeposit.objects.create(
            due=DepositDue.objects.create(cut=cut, means=means, centavos=88_838_888), centavos=88_838_888
        )
    (page,) = PdfDocument(cut_pdf(cut, at=AT))
    said = words_of(page)
    assert faults_of_page(page) == []
    assert "".join(note[:300].split()) in "".join(char for char in said if char.isprintable() and not char.isspace())
    more = ("Transferencia", "40", "$888,888.88", "Faltan $111,111.11", "Recibe: nombre y firma")
    for one in ("$0.10", "$1,000.00", *more):
        assert one in said


@pytest.mark.req("E-06")
def test_it_leaves_room_for_its_deposit_and_later_tells_it(people):
    cut = cut_with_both(people)
    (page,) = PdfDocument(cut_pdf(cut, at=AT))
    for one in ("Por depositar", "Medio, banco y ficha", "$386.00", "$100.00"):
        assert one in words_of(page)
    assert "Depositado en el banco" not in words_of(page)
    undone = deposited(people, dict.fromkeys(all_of(cut), 100), key="u", reference="F-0")
    annul_deposit(deposit=undone, reason="Otra ficha", by=people.ileana.actor, at=AT)
    deposited(people, dict.fromkeys(all_of(cut), 10_000))
    (page,) = PdfDocument(cut_pdf(cut, at=AT))
    said = words_of(page)
    for one in ("Depositado en el banco", "Banco de muestra, cuenta recaudadora, ficha F-1 del 20/11/2026", "$286.00"):
        assert one in said
    assert "F-0" not in said
    deposited(people, all_of(cut), key="e", reference="F-2")
    (page,) = PdfDocument(cut_pdf(cut, at=AT))
    assert "Por depositar" not in words_of(page)
    assert faults_of_page(page) == []


def test_what_the_till_has_now_is_printed_and_nothing_ends(client, people):
    opened(people)
    paid(people, owing(people))
    client.force_login(people.beto)
    assert 'href="/caja/corte/parcial.pdf"' in client.get("/caja/corte/").content.decode()
    (page,) = PdfDocument(client.get("/caja/corte/parcial.pdf").content)
    for one in ("Corte parcial, no cierra la caja", "Caja 1", "Beto Salas Rey", "Efectivo", "$486.00", "$986.00"):
        assert one in words_of(page)
    assert faults_of_page(page) == []
    told = Told.objects.get(event="cashier.partial_printed")
    assert told.facts == {"till": "caja1", "payments": 1, "total": 48_600, "expected": 98_600}
    assert not Cut.objects.exists()
    assert TillSession.objects.filter(cut=None).count() == 1


def test_without_a_till_or_leave_there_is_none(client, people):
    client.force_login(people.beto)
    assert client.get("/caja/corte/parcial.pdf").url == "/caja/"
    client.force_login(people.ana)
    assert client.get("/caja/corte/parcial.pdf").status_code == 403
    assert not Told.objects.filter(event="cashier.partial_printed").exists()
