"""An import of money that cannot be asked so, or whose mapping makes no sense, is refused before anything is read."""

import pytest

from ventanilla.billing.models import MoneyImport
from ventanilla.billing.refusals import UnableToImport
from ventanilla.billing.tests.brought import MAPPING, brought, row
from ventanilla.billing.tests.owing import TODAY
from ventanilla.register.importing.mapping import MappingRefused
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("H-01")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": "deudas"}, "que-trae"),
        ({"mapping": MAPPING.replace("cut_off", "# cut_off")}, "sin-corte"),
        ({"cut_off": TODAY.replace(year=2027)}, "corte-futuro"),
    ],
)
def test_what_cannot_be_asked_is_refused(people, changed, code):
    with pytest.raises(UnableToImport, match=code):
        brought(people, **{"kind": "balances"} | changed)
    assert not MoneyImport.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        "[columns",
        'cut_off = "ayer"\n' + MAPPING.replace("cut_off", "# "),
        MAPPING.replace('account = "CUENTA"', ""),
        MAPPING.replace('"agua"', '"alberca"'),
        MAPPING + '[control]\ntotal = "mil"',
        MAPPING + '[control.concepts]\nalberca = "1"',
        MAPPING + "[control]\ntotal = [1]",
        "control = 5" + MAPPING,
        'decimal = ";"' + MAPPING,
        "dates = 5" + MAPPING,
        MAPPING + "[zero_fill]\naccount = 400",
        MAPPING + "colour = 1",
    ],
)
def test_a_senseless_mapping_is_refused(people, wrong):
    with pytest.raises(MappingRefused):
        brought(people, "balances", row(), mapping=wrong)


def test_who_may_not_import_does_not(people):
    with pytest.raises(NotAllowed):
        brought(people, "balances", row(), by=people.ana.actor)
