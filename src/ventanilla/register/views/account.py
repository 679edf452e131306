"""The account seen whole: its data, holders in time, meter, balances, and what every other floor knows of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ventanilla.journal.actions import note_opening
from ventanilla.journal.queries import timeline
from ventanilla.register import queries
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.panels import draw


@screen(needs="register.view")
def account_page(request: StaffRequest, number: str) -> HttpResponse:
    """GET; opening it is journalled."""
    account = queries.account(number)
    if account is None:
        raise Http404
    note_opening(subject=account.subject, by=request.user.actor, at=request.now, what="register.account")
    balances = queries.balances_of(account)
    panels, offers = draw(request, account.subject, account)
    return render(
        request,
        "register/account.html",
        {
            "account": account,
            "holders": queries.holders_in_time(account),
            "meters": queries.meters_in_time(account),
            "balances": balances,
            "total_centavos": sum(b.centavos for b in balances) if balances else None,
            "in_books": bool(balances) and queries.is_in_the_books(account),
            "happenings": timeline(account.subject, limit=6),
            "may_see_money": request.standing.may("billing.view"),
            "panels": panels,
            "offers": offers,
        },
    )
