"""The journal on screen: all that happened, newest first, and the erasure of a personal text."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ventanilla.journal.events import EVENTS
from ventanilla.journal.models import Entry
from ventanilla.journal.queries import as_happenings, head
from ventanilla.lib.numbers import whole
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.actions import erase_personal_text
from ventanilla.staff.forms import EraseForm, JournalFilterForm
from ventanilla.staff.models import Person
from ventanilla.utility.queries import zone

PAGE = 50


@screen(needs="journal.view")
def journal(request: StaffRequest) -> HttpResponse:
    """`/bitacora/`"""
    form = JournalFilterForm(request.GET or None, events=EVENTS)
    entries = _sought(form) if form.is_valid() else Entry.objects.all()
    after = request.GET.get("after", "")
    if (below := whole(after)) is not None:
        entries = entries.filter(pk__lt=below)
    page = list(entries.select_related("personal").order_by("-pk")[: PAGE + 1])
    values = {
        "form": form,
        "happenings": as_happenings(page[:PAGE]),
        "next_key": page[PAGE - 1].pk if len(page) > PAGE else "",
        "first": not after,
        "head": head(),
        "may_erase": request.standing.may("journal.erase"),
    }
    return render(request, "staff/journal.html", values, status=422 if form.errors else 200)


def _sought(form: JournalFilterForm) -> QuerySet[Entry]:
    values, entries = form.cleaned_data, Entry.objects.all()
    if values["day"]:
        start = datetime.combine(values["day"], time(), zone())
        entries = entries.filter(at__gte=start, at__lt=datetime.combine(values["day"] + timedelta(1), time(), zone()))
    if values["actor"]:
        person = Person.objects.filter(username=values["actor"].strip().lower()).first()
        entries = entries.filter(actor_kind="staff", actor_id=str(person.pk) if person else "")
    for name in ("event", "folio", "subject_kind", "subject_id"):
        if values[name]:
            entries = entries.filter(**{name: values[name]})
    return entries


@screen(needs="journal.erase")
@require_http_methods(["GET", "POST"])
def erasure(request: StaffRequest, number: int) -> HttpResponse:
    """`/bitacora/<number>/borrado/`"""
    entry = get_object_or_404(Entry.objects.select_related("personal"), pk=number)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_personal_text(
                entries=[entry.pk], reason=form.cleaned_data["reason"], by=request.user.actor, at=request.now
            )
        except Refusal as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, "El texto personal se borró y el acto quedó en la bitácora.")
            return redirect("staff:journal")
    values = {"form": form, "happenings": as_happenings([entry])}
    return render(request, "staff/erasure.html", values, status=422 if form.errors else 200)
