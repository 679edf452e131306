"""The day book on screen, printed and as a spreadsheet: letters received and sent, day by day."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from ventanilla.correspondence.actions import UnableToTakeBook, take_book
from ventanilla.correspondence.book_sheet import FORMS, book_fields, book_sheet
from ventanilla.correspondence.day_book import BOOKS, DONE, PENDING, Asked, lines_of
from ventanilla.correspondence.models import IncomingLetter, Way
from ventanilla.documents.actions import print_form
from ventanilla.documents.safely import safely
from ventanilla.lib.numbers import whole
from ventanilla.lib.spreadsheet import XLSX
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day, zone

PAGE = 50
STATES = {"": "Todos", PENDING: "Pendientes", DONE: "Concluidos"}


@screen(needs="correspondence.view")
def book(request: StaffRequest) -> HttpResponse:
    """A day of one of the books, fifty lines a page."""
    today = local_day(request.now)
    asked = _asked(request.GET, today)
    lines = lines_of(asked)
    after = request.GET.get("after", "")
    done = whole(after) or 0
    left = [line for line in lines if line.number > done]
    ways = IncomingLetter.Channel if asked.book == "entradas" else Way
    context = {
        "asked": asked,
        "books": BOOKS.items(),
        "states": STATES.items(),
        "ways": [label for _, label in ways.choices],
        "lines": left[:PAGE],
        "total": len(lines),
        "first": not done,
        "next_key": str(left[PAGE - 1].number) if len(left) > PAGE else "",
        "before": asked.day - timedelta(days=1),
        "later": asked.day + timedelta(days=1) if asked.day < today else None,
        "query": request.GET.urlencode(),
        "may_take": request.standing.may("correspondence.export"),
    }
    return render(request, "correspondence/day_book.html", context)


@screen(needs="correspondence.export")
def spreadsheet(request: StaffRequest) -> HttpResponse:
    """The book as XLSX; who took it is journalled."""
    asked, by, at = _asked(request.GET, local_day(request.now)), request.user.actor, request.now
    try:
        lines = take_book(asked=asked, paper=False, by=by, at=at)
    except UnableToTakeBook as refusal:
        return _told(request, refusal)
    pack, here = current_pack(), zone()
    form = pack.section("letters").get(FORMS[asked.book])
    content = book_sheet(
        lines,
        asked,
        house=pack.section("utility").name,
        code=f"{form.control_code}, rev. {form.control_revision}" if form else "",
        made_by=by.name,
        made_at=f"{at.astimezone(here):%d/%m/%Y a las %H:%M}",
        zone=here,
    )
    return safely(content, kind=XLSX, name=f"libro-{asked.book}-{asked.day}.xlsx")


@screen(needs="correspondence.export")
def paper(request: StaffRequest) -> HttpResponse:
    """The printed form of the book, with its code and revision; who printed it is journalled."""
    asked, by, at = _asked(request.GET, local_day(request.now)), request.user.actor, request.now
    try:
        lines = take_book(asked=asked, paper=True, by=by, at=at)
    except UnableToTakeBook as refusal:
        return _told(request, refusal)
    fields = book_fields(lines, asked, made_by=by.name, at=at, zone=zone())
    content = print_form(form=FORMS[asked.book], fields=fields, at=at)
    return safely(content, kind="application/pdf", name=f"libro-{asked.book}-{asked.day}.pdf")


def _told(request: StaffRequest, refusal: UnableToTakeBook) -> HttpResponse:
    messages.error(request, refusal.sentence)
    return redirect(f"{reverse('correspondence:book')}?{request.GET.urlencode()}")


def _asked(given: QueryDict, today: date) -> Asked:
    """What the address asks for; what makes no sense is as if it were not there."""
    book, state = given.get("libro", ""), given.get("estado", "")
    try:
        day = date.fromisoformat(given.get("dia", ""))
    except ValueError:
        day = today
    return Asked(
        day=day if 1900 < day.year < 3000 else today,
        book=book if book in BOOKS else "entradas",
        words=given.get("q", "")[:120],
        state=state if state in STATES else "",
        way=given.get("via", "")[:60],
    )
