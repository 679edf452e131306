"""One box for everything: a folio, typed or scanned, opens what has it; words look in all that there is."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ventanilla.billing.queries import settlement_by_folio
from ventanilla.cases.incident_queries import incident_seen
from ventanilla.cases.queries import Filters, Row, case_seen, control
from ventanilla.cashier.queries import declared, payment_by_folio
from ventanilla.correspondence.queries import read_code
from ventanilla.lib.barcodes import typed_folio
from ventanilla.register.queries import SearchAnswer, account_by_whole_number, search
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack

SHOWN = 10


@screen(needs="")
def index(request: StaffRequest) -> HttpResponse:
    """What was typed, looked for where this person may look; the only thing that can be meant is opened at once."""
    held: Standing = request.standing
    text = request.GET.get("q", "").strip()[:120]
    typed = text.replace("'", "-")  # as a scanner set for another keyboard types a hyphen
    folios = dict.fromkeys([typed, typed.upper()]) if any(map(str.isdigit, typed)) else {}
    # As written or in capitals, not compared letter by letter: that would read every petition there is.
    if case := next((one for folio in folios if (one := case_seen(held, folio))), None):
        return redirect("cases:show", case.folio)
    if incident := next((seen for folio in folios if (seen := incident_seen(held, folio))), None):
        return redirect("cases:incident", incident.folio)
    if held.may("correspondence.view") and (folio := read_code(text)):
        return redirect("correspondence:letter", folio)
    if of_money := _of_money(held, text):
        return redirect(*of_money)
    if text and held.may("register.view") and (account := account_by_whole_number(text)):
        return redirect("register:account", account.slug)
    accounts = search(text, SHOWN) if text and held.may("register.view") else None
    cases = control(held, Filters(text=text, state="all"), at=request.now, limit=SHOWN).rows if text else []
    if only := _only(accounts, cases):
        return redirect(*only)
    context = {"text": text, "accounts": accounts, "cases": cases, "may_enter": held.may("reception.log")}
    return render(request, "desk/search.html", context)


def _of_money(held: Standing, text: str) -> tuple[str, str] | None:
    """The receipt or the settlement of a folio; nothing is asked of what does not begin like one."""
    folio, folios = typed_folio(text), current_pack().section("folios")

    def begins(series: str) -> bool:
        return series in folios and folio.startswith(folios[series].pattern.partition("{")[0] or "\0")

    by_hand = declared().contingency
    receipt = begins("payment") or (by_hand is not None and begins(by_hand.series))
    if receipt and held.may("cashier.receipts") and payment_by_folio(folio):
        return "cashier:receipt", folio
    if begins("settlement") and held.may("billing.view") and settlement_by_folio(folio):
        return "billing:settlement", folio
    return None


def _only(accounts: SearchAnswer | None, cases: list[Row]) -> tuple[str, str] | None:
    """The one account found as it was typed, with no petition but its own; or the one petition and no account."""
    found = accounts.rows if accounts else []
    if accounts and len(found) == 1 and not accounts.note and not accounts.corrected:
        own = all(row.case.state.account_id == found[0].id for row in cases)
        return ("register:account", found[0].slug) if own else None
    return ("cases:show", cases[0].case.folio) if len(cases) == 1 and not found else None
