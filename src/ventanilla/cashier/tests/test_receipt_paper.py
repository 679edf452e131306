"""The receipt on paper: twice on a page when it fits, else each copy on pages of its own; nothing is printed over."""

import re

import pytest

from ventanilla.cashier.tests.paper import LONG, faults_of_page, receipt, told, words_of

pytestmark = [pytest.mark.req("E-02"), pytest.mark.django_db]


@pytest.mark.parametrize("count", [1, 3, 9])
def test_the_usual_receipt_is_twice_on_a_page(count):
    (page,) = receipt(count)
    said = words_of(page)
    for one in ("Para el usuario", "Para el corte de caja"):
        assert said.count(one) == 1
    assert said.count("$12,345.67") == 4
    assert faults_of_page(page) == []


@pytest.mark.parametrize(
    ("count", "name"), [(18, "Concepto"), (36, "Concepto"), (80, "Concepto"), (9, LONG), (80, LONG)]
)
def test_a_long_one_has_pages_of_its_own_for_each_copy(count, name):
    pages = list(receipt(count, name, copia="COPIA", cancelado="CANCELADO 21/11/2026"))
    texts = [words_of(page) for page in pages]
    assert [fault for page in pages for fault in faults_of_page(page)] == []
    half = len(pages) // 2
    for whose, part in (("Para el usuario", texts[:half]), ("Para el corte de caja", texts[half:])):
        for n, text in enumerate(part, 1):
            for said in (whose, "REC-2026-0000001", f"Página {n} de {half}", "$12,345.67", "COPIA", "CANCELADO"):
                assert said in text
        assert {told(part)[f"{n + 1:03d}."] for n in range(count)} == {1}


def test_long_names_and_references_make_it_long_and_not_illegible():
    means = [{"medio": f"Transferencia {n} {'9' * 80}", "importe": "$1.00"} for n in range(6)]
    said = {"nombre": "Guadalupe " * 20, "domicilio": LONG, "capturado": LONG[:150], "medios": means}
    pages = list(receipt(3, **said))
    assert len(pages) == 2
    assert [fault for page in pages for fault in faults_of_page(page)] == []
    for page in pages:
        assert re.sub(r"\W", "", words_of(page)).count("9" * 80) == 6


def test_where_it_stops_fitting_nothing_is_printed_over():
    pages = {count: list(receipt(count, copia="COPIA")) for count in range(10, 18)}
    assert {len(one) for one in pages.values()} == {1, 2}
    assert [fault for one in pages.values() for page in one for fault in faults_of_page(page)] == []
