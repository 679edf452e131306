"""All that moved on an account, with the balance each left; and what it owed on any day, as it was known then."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from ventanilla.billing.models import Adjustment
from ventanilla.billing.queries import adjustments_of_entries, book, programme_called
from ventanilla.billing.views import account_or_404
from ventanilla.cashier.kinds import KINDS
from ventanilla.cashier.queries import receipts_of_entries
from ventanilla.journal.actions import note_opening
from ventanilla.ledger.movements import Movement, movements_of
from ventanilla.ledger.queries import balance_on, customer_account
from ventanilla.lib.page_keys import day_key, read_day_key
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import local_day, zone

MOST = 25


@screen(needs="billing.view")
def account_movements(request: StaffRequest, number: str) -> HttpResponse:
    """`?after=DAY_ENTRY` goes on below it; `?al=DATE` tells what was owed as that day ended, and by what."""
    account = account_or_404(number)
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="cashier.account_movements")
    customer = customer_account(str(account.pk))
    before, as_of = request.GET.get("after", ""), _as_of(request, customer)
    until = as_of.get("on") if "now" in as_of else None
    found: list[Movement] = []
    next_key = None
    if customer:
        found, key = movements_of(customer, MOST, read_day_key(before), until)
        next_key = day_key(*key) if key else None
    context = {"account": account, "rows": _rows(found), "next_key": next_key, "first": not before, "until": until}
    context["may_open"] = request.standing.may("cashier.receipts")
    return render(request, "cashier/account_movements.html", context | as_of)


def _rows(found: Sequence[Movement]) -> list[dict[str, Any]]:
    """Each movement with its receipt, its programme, or its adjustment and who decided of it."""
    receipts = receipts_of_entries({one.entry: one.reverses or one.entry for one in found})
    adjusted = adjustments_of_entries([one.entry for one in found if one.kind in Adjustment.ENTRIES])
    concept = book().concept
    return [
        {
            "movement": one,
            "kind": KINDS.get(one.kind, "Movimiento"),
            "programme": programme_called(one.parts[0].other) if one.kind == "discount" else "",
            "adjustment": adjusted.get(one.entry),
            "parts": [(concept(part.concept).name, part) for part in one.parts],
            "receipt": receipts.get(one.entry),
        }
        for one in found
    ]


def _as_of(request: StaffRequest, customer: Any) -> dict[str, Any]:
    """What was owed on the day that was asked, as it was known that night and as it is known now."""
    try:
        on = date.fromisoformat(request.GET.get("al", ""))
    except ValueError:
        return {}
    if customer is None or on > local_day(request.now):
        return {"on": on, "unknown": True}
    night = datetime.combine(on + timedelta(days=1), time.min, tzinfo=zone())
    then, now = (balance_on(customer, on, known_at=known) for known in (night, request.now))
    return {"on": on, "then": then, "now": now}
