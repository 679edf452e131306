"""The people of the utility: the list, hiring, and one person with posts, permissions and ways of signing in."""

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.journal.actor import Subject
from ventanilla.journal.queries import timeline
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.actions import appoint, dismiss, end_appointment, hire, reset_password, reset_second_factor
from ventanilla.staff.forms import AppointForm, EndForm, HireForm
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.staff.queries import standing
from ventanilla.staff.second_factor import has_second_factor
from ventanilla.utility.queries import current_pack, local_day

PAGE = 50


def temporary_password() -> str:
    """A password that can be read aloud; it works until the first sign-in."""
    syllables = [secrets.choice("bdfglmnprst") + secrets.choice("aeiou") for _ in range(9)]
    words = ("".join(syllables[i : i + 3]) for i in (0, 3, 6))
    return "-".join([*words, str(secrets.randbelow(90) + 10)])


@screen(needs="staff.administer")
def people(request: StaffRequest) -> HttpResponse:
    """`/personal/`"""
    after = request.GET.get("after", "")
    found = Person.objects.filter(username__gt=after) if after else Person.objects.all()
    page = list(found.order_by("username").prefetch_related("appointments")[: PAGE + 1])
    next_key = page[PAGE - 1].username if len(page) > PAGE else ""
    posts, day = current_pack().section("organisation").posts, local_day(request.now)
    rows = [
        (p, [posts[a.post].name for a in p.appointments.all() if a.post in posts and a.lasts(day)]) for p in page[:PAGE]
    ]
    return render(request, "staff/people.html", {"rows": rows, "next_key": next_key, "first": not after})


@screen(needs="staff.administer")
@never_cache
@require_http_methods(["GET", "POST"])
def hiring(request: StaffRequest) -> HttpResponse:
    """`/personal/alta/`"""
    form = HireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = temporary_password()
        try:
            person = hire(**form.cleaned_data, password=password, by=request.user.actor, at=request.now)
        except Refusal as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            return render(request, "staff/temporary_password.html", {"person": person, "password": password})
    return render(request, "staff/hiring.html", {"form": form}, status=422 if form.errors else 200)


@screen(needs="staff.administer")
def person(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/<number>/`"""
    return _shown(request, get_object_or_404(Person, pk=number))


def _shown(
    request: StaffRequest, who: Person, *, appointing: AppointForm | None = None, refused: Refusal | None = None
) -> HttpResponse:
    day, organisation = local_day(request.now), current_pack().section("organisation")
    held = standing(who.actor, request.now)
    values = {
        "person": who,
        "appointments": [
            (a, organisation.posts.get(a.post), EndForm(initial={"ends_on": day}, auto_id=f"id_{a.pk}_%s"))
            for a in who.appointments.order_by("-starts_on", "-pk")
        ],
        "allowed": sorted(PERMISSIONS.get(code, code) for code in held.permissions),
        "second_factor": has_second_factor(who),
        "appointing": appointing or AppointForm(initial={"starts_on": day}),
        "refused": refused,
        "happenings": timeline(Subject("person", str(who.pk)), limit=20),
    }
    wrong = refused or (appointing and appointing.errors)
    return render(request, "staff/person.html", values, status=422 if wrong else 200)


@screen(needs="staff.administer")
@require_POST
def appointments(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/<number>/nombramientos/`"""
    who, form = get_object_or_404(Person, pk=number), AppointForm(request.POST)
    if not form.is_valid():
        return _shown(request, who, appointing=form)
    try:
        appoint(person=who, **form.cleaned_data, by=request.user.actor, at=request.now)
    except Refusal as refused:
        form.add_error(refused.field, refused.sentence)
        return _shown(request, who, appointing=form)
    messages.success(request, "El nombramiento quedó asentado.")
    return redirect("staff:person", number)


@screen(needs="staff.administer")
@require_POST
def appointment_end(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/nombramientos/<number>/termino/`"""
    held = get_object_or_404(Appointment.objects.select_related("person"), pk=number)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _shown(request, held.person, refused=Refusal("fecha", "Escriba el primer día sin el puesto."))
    try:
        end_appointment(appointment=held, ends_on=form.cleaned_data["ends_on"], by=request.user.actor, at=request.now)
    except Refusal as refused:
        return _shown(request, held.person, refused=refused)
    messages.success(request, "El término del nombramiento quedó asentado.")
    return redirect("staff:person", held.person_id)


@screen(needs="staff.administer")
@never_cache
@require_POST
def password(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/<number>/clave/`: a new temporary password, shown once."""
    who, given = get_object_or_404(Person, pk=number), temporary_password()
    reset_password(person=who, password=given, by=request.user.actor, at=request.now)
    return render(request, "staff/temporary_password.html", {"person": who, "password": given})


@screen(needs="staff.administer")
@require_POST
def second_factor_removal(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/<number>/segundo-paso/`: the telephone was lost."""
    who = get_object_or_404(Person, pk=number)
    try:
        reset_second_factor(person=who, session_salt=secrets.token_hex(16), by=request.user.actor, at=request.now)
    except Refusal as refused:
        return _shown(request, who, refused=refused)
    messages.success(request, "Se retiró el segundo paso; al entrar deberá activarlo de nuevo.")
    return redirect("staff:person", number)


@screen(needs="staff.administer")
@require_POST
def leaving(request: StaffRequest, number: int) -> HttpResponse:
    """`/personal/<number>/baja/`"""
    who = get_object_or_404(Person, pk=number)
    try:
        dismiss(person=who, day=local_day(request.now), by=request.user.actor, at=request.now)
    except Refusal as refused:
        return _shown(request, who, refused=refused)
    messages.success(request, f"{who.name} quedó de baja y ya no puede entrar.")
    return redirect("staff:person", number)
