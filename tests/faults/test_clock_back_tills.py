"""The clock goes back a day and a half while a till is open: nobody collects on a wrong day, and no centavo is lost."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from tests.faults.test_clock_back import work
from ventanilla.billing.queries import settlement_of
from ventanilla.billing.tests.owing import AT, LATE, TODAY, account_of, charged, owing
from ventanilla.cashier.actions import cancel_payment, cut_till
from ventanilla.cashier.models import Cut, Payment, TillSession
from ventanilla.cashier.queries import totals_of
from ventanilla.cashier.refusals import UnableToPay
from ventanilla.cashier.tests.tills import found, opened, paid
from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.ledger.actions import open_account
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.ledger.queries import balance_of, balance_on

pytestmark = [pytest.mark.req("B-10", "E-02"), pytest.mark.django_db]
BACK = AT - timedelta(hours=36)
EARLIER = date(2026, 11, 18)
NEW_YEAR = datetime(2027, 1, 1, 10, tzinfo=ZoneInfo("America/Mexico_City"))


def in_order():
    """The whole house is clean, and receipts follow one another as they were given."""
    payments = Payment.objects.order_by("pk").values_list("folio", flat=True)
    given = IssuedFolio.objects.filter(series="payment").order_by("pk").values_list("folio", flat=True)
    told = Entry.objects.filter(event="cashier.paid").order_by("pk")
    assert list(given) == list(payments) == [one.facts["receipt"] for one in told]
    assert found() == []
    call_command("verify")


def whole(people, account, on, **changed):
    """Paid to the centavo, in cash, what it owes on a day."""
    owed = settlement_of(account, on).to_pay
    return paid(people, account, owed, [("efectivo", owed)], seen=owed, **changed)


def cut(people, session, at):
    return cut_till(session=session, counted={}, note="Sin contar", by=people.beto.actor, at=at)


def test_no_payment_enters_a_till_of_another_day_and_one_acknowledged_is_given_again(people):
    session, account = opened(people), owing(people)
    first = paid(people, account, 10_000, [("efectivo", 10_000)], key="a part")
    with pytest.raises(UnableToPay, match="20/11/2026: haga el corte de ese día y abra la de hoy"):
        whole(people, account, EARLIER, key="rest", at=BACK)
    assert paid(people, account, 10_000, [("efectivo", 10_000)], key="a part", at=BACK).pk == first.pk
    rest = whole(people, account, TODAY, key="rest", at=AT + timedelta(minutes=1))
    assert (rest.session, rest.folio) == (session, "REC-2026-0000002")
    assert settlement_of(account, TODAY).to_pay == 0
    in_order()


def test_the_till_is_cut_and_another_opened_however_the_clock_goes(people):
    for number, (at, later) in enumerate(((AT, BACK), (BACK, BACK), (AT, BACK), (BACK, AT))):
        session, account = opened(people, key=f"open {number}", at=at), owing(people, f"10-{number}")
        whole(people, account, session.day, at=at)
        work(at)
        made = cut(people, session, later)
        assert (made.payments, made.total, made.expected) == (1, 48_600, 98_600)
        work(later)
    assert list(TillSession.objects.order_by("pk").values_list("day", flat=True)) == [TODAY, EARLIER] * 2
    assert Cut.objects.count() == 4
    in_order()


@pytest.mark.parametrize("cut_before", [False, True])
def test_a_payment_undone_with_the_clock_back_never_was_undone_before_it_was_made(people, cut_before):
    session, account = opened(people), owing(people)
    customer = open_account(LedgerAccount.CUSTOMER, str(account.pk))
    owed, payment = balance_of(customer), paid(people, account)
    if cut_before:
        cut(people, session, AT)
    undone = cancel_payment(payment=payment, reason="Era otra cuenta", by=people.ileana.actor, at=BACK)
    assert (undone.kind, totals_of(session).payments) == (("reversed", 1) if cut_before else ("cancelled", 0))
    for day in (EARLIER, EARLIER + timedelta(days=1)):
        assert balance_on(customer, day, known_at=AT + timedelta(days=1)) == 0, "nothing was owed yet"
    assert balance_on(customer, TODAY, known_at=AT + timedelta(days=1)) == balance_of(customer) == owed
    if not cut_before:
        cut(people, session, BACK)
    in_order()


def test_lateness_charged_by_the_clock_ahead_is_not_charged_again(people):
    session, account = opened(people), owing(people)
    paid(people, account, 10_000, [("efectivo", 10_000)], key="a part")
    cut(people, session, BACK)
    opened(people, key="again", at=BACK)
    assert settlement_of(account, EARLIER).to_pay == 38_600
    whole(people, account, EARLIER, at=BACK)
    late = Transfer.objects.filter(accrues_on__isnull=False)
    assert (late.count(), late.aggregate(all=Sum("centavos"))["all"]) == (3, LATE), (
        "water, sewer and its tax, once each"
    )
    assert settlement_of(account, TODAY).to_pay == 0
    in_order()


def test_across_a_new_year_receipts_and_cuts_have_the_counters_of_their_days(people):
    account, folios = account_of(people), []
    for number, at in enumerate((NEW_YEAR, NEW_YEAR - timedelta(hours=36)) * 2):
        session = opened(people, key=f"open {number}", at=at)
        payment = paid(people, account, 1_000, [("efectivo", 1_000)], seen=0, key=f"pay {number}", at=at)
        folios.append((payment.folio, cut(people, session, NEW_YEAR - timedelta(hours=36)).folio))
    assert [receipt for receipt, _ in folios] == [f"REC-{y}-000000{n}" for n in (1, 2) for y in (2027, 2026)]
    assert len({made for _, made in folios}) == 4
    in_order()


def test_on_the_screen_the_cashier_reads_why_and_loses_nothing_typed(client, people, monkeypatch):
    account = account_of(people)
    charged(people, account)
    clock = [AT]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    client.force_login(people.beto)
    client.post("/caja/", {"till": "caja1", "opening_float": "500", "form_key": "o"})
    typed = {"amount": "176.00", "payer": "Lupe", "seen": "17600", "means_efectivo": "200", "form_key": "p"}
    clock[0] = BACK
    refused = client.post("/caja/cobrar/10-1/", typed)
    page = refused.content.decode()
    assert (refused.status_code, Payment.objects.count()) == (422, 0)
    for kept in ("Su caja es del 20/11/2026", "haga el corte de ese día", 'value="Lupe"', 'value="p"', 'value="200"'):
        assert kept in page
    assert client.get("/caja/").status_code == client.get("/caja/corte/").status_code == 200
    clock[0] = AT
    first = client.post("/caja/cobrar/10-1/", typed)
    clock[0] = BACK
    assert client.post("/caja/cobrar/10-1/", typed).url == first.url
    assert Payment.objects.count() == 1
    in_order()
