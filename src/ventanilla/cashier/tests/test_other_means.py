"""A card is its authorisation and Enter: what is written of a means is never dropped, on the screen and of papers."""

import pytest

from ventanilla.cashier.models import Payment
from ventanilla.cashier.tests.test_contingency_screens import block, enter
from ventanilla.cashier.tests.test_screens import account, beto, collect

pytestmark = pytest.mark.req("E-02")
__all__ = ["account", "beto", "block"]


def kept():
    return {one.means: (one.centavos, one.reference) for one in Payment.objects.get().means.all()}


@pytest.mark.parametrize(
    ("given", "means"),
    [
        ({"reference_tarjeta": "004512"}, {"tarjeta": (17_600, "004512")}),
        (
            {"reference_tarjeta": "004512", "means_efectivo": "100"},
            {"efectivo": (10_000, ""), "tarjeta": (7_600, "004512")},
        ),
        (
            {"reference_tarjeta": "004512", "means_cheque": "76", "reference_cheque": "B 7"},
            {"cheque": (7_600, "B 7"), "tarjeta": (10_000, "004512")},
        ),
    ],
)
def test_a_reference_alone_pays_all_that_is_left(beto, account, given, means):
    assert collect(beto, **{"means_efectivo": ""} | given).status_code == 302
    assert kept() == means


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"reference_tarjeta": "1", "reference_cheque": "B 7"}, "tarjeta", "Escriba cuánto"),
        ({"reference_tarjeta": "1", "means_efectivo": "176"}, "tarjeta", "no queda nada"),
        ({"reference_tarjeta": "1", "means_efectivo": "500"}, "tarjeta", "no queda nada"),
        ({"reference_tarjeta": "1", "means_tarjeta": "0"}, "tarjeta", "mayor que cero"),
    ],
)
def test_what_cannot_be_told_is_asked_beside_the_means(beto, account, given, field, said):
    answer = collect(beto, **{"means_efectivo": ""} | given)
    page = answer.content.decode()
    assert answer.status_code == 422
    beside = page.split(f'id="id_means_{field}_error"')[1].split("</div>")[0]
    assert said in beside
    assert 'value="1"' in page
    assert not Payment.objects.exists()


def test_a_paper_with_an_authorisation_was_a_card(beto, block, account):
    assert enter(beto, block, reference_tarjeta="004512").status_code == 302
    assert kept() == {"tarjeta": (17_600, "004512")}


def test_change_of_a_whole_note_is_a_slip_of_the_finger(beto, account):
    answer = collect(beto, means_efectivo="17600")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "El cambio sería de $17,424.00" in page.split('id="id_means_efectivo_error"')[1]
    assert 'value="17600"' in page
    assert collect(beto, means_efectivo="1176").status_code == 422
    assert collect(beto, means_efectivo="1175.50").status_code == 302
