"""A payment spread over what is owed: lateness charged when it is paid, rounding only of the whole, favour used."""

from datetime import date

import pytest

from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.refusals import UnableToCollect
from ventanilla.billing.tests.owing import AT, DRAIN, DRAIN_TAX, LATE, TODAY, WATER, account_of, charged, owing, paid
from ventanilla.ledger.actions import reverse
from ventanilla.ledger.models import Entry, LedgerAccount

pytestmark = pytest.mark.req("E-01", "E-02")


def test_two_months_late_to_the_peso(people):
    told = settlement_of(owing(people), TODAY)
    assert [line.item.left for line in told.lines] == [WATER, DRAIN, DRAIN_TAX]
    assert (told.owed, told.rounded_by) == (WATER + DRAIN + DRAIN_TAX + LATE, -11)
    assert told.to_pay == 48_600


def test_paying_all_charges_the_lateness_and_forgives_what_rounding_takes_away(people):
    account = owing(people)
    taken, _ = paid(people, account, 48_600)
    assert taken.due
    assert sum(t.centavos for t in taken.due.transfers.all()) == LATE
    assert items_owed(account) == []
    relief = [line for line in taken.lines if line.debit.kind == LedgerAccount.RELIEF]
    assert [(line.centavos, line.concept) for line in relief] == [(11, "redondeo")]


def test_what_rounding_adds_is_charged_and_paid(people):
    account = account_of(people)
    charged(people, account)
    taken, _ = paid(people, account, 17_600)
    assert taken.due
    assert [(t.concept, t.centavos) for t in taken.due.transfers.all()] == [("redondeo", 3)]
    assert items_owed(account) == []


def test_a_part_pays_the_oldest_first_and_its_lateness_before_it(people):
    account = owing(people)
    paid(people, account, 10_000)
    left = {item.concept: item.left for item in items_owed(account)}
    assert left == {"agua": WATER + 1_583 - 10_000, "drenaje": DRAIN, "iva": DRAIN_TAX}
    assert settlement_of(account, TODAY).lines[0].late is None


def test_more_than_is_owed_stays_in_favour_and_is_used_next_time(people):
    account = owing(people)
    paid(people, account, 60_000)
    assert [(i.concept, i.left) for i in items_owed(account)] == [("anticipo", 48_611 - 60_000)]
    charged(people, account)
    told = settlement_of(account, TODAY)
    assert (told.in_favour, told.exact, told.to_pay) == (11_389, 17_597 - 11_389, 6_200)
    paid(people, account, 6_200, key="again")
    assert items_owed(account) == []


def test_undone_whole_it_is_owed_as_before(people):
    account = owing(people)
    taken, entry = paid(people, account, 48_600)
    for one in (entry, taken.due):
        reverse(entry=one, key=f"{one.key}:undone", effective_on=TODAY, by=people.ileana.actor, at=AT)
    assert settlement_of(account, TODAY).to_pay == 48_600
    assert settlement_of(account, date(2026, 12, 1)).to_pay == 49_500


def test_what_changed_since_it_was_seen_is_not_collected(people):
    account = owing(people)
    with pytest.raises(UnableToCollect, match=r"cambio-el-adeudo.*\$486\.00"):
        paid(people, account, 10_000, seen=10_000)
    with pytest.raises(UnableToCollect, match="sin-importe"):
        paid(people, account, 0)
    assert Entry.objects.filter(kind__in=("due", "payment")).count() == 0
