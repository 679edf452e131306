"""`/calidad/documentos/`: the controlled documents with their state; one with its history and signatures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ventanilla.documents.forms import beside
from ventanilla.lib.refusals import Refusal
from ventanilla.quality.actions import sign_revision
from ventanilla.quality.actions.sign_revision import NEEDS
from ventanilla.quality.forms import SigningForm
from ventanilla.quality.queries import Controlled, history_of, in_force
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.utility.queries import current_pack, local_day

VERBS = {"made": "Firmar como elaborado", "reviewed": "Firmar como revisado", "authorised": "Autorizar"}
DONE = {"made": "Quedó firmado como elaborado.", "reviewed": "Quedó revisado.", "authorised": "Quedó autorizado."}


@screen(needs="processes.work")
def index(request: StaffRequest) -> HttpResponse:
    """Every document of the pack in force: a bounded list, as long as the pack has documents."""
    listed = in_force()
    context = {"documents": listed, "pending": sum(not one.is_authorised for one in listed)}
    return render(request, "quality/documents.html", context)


@screen(needs="processes.work")
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: StaffRequest, code: str) -> HttpResponse:
    """Its revisions and who signed each; who may give the next signature signs here."""
    history = history_of(code)
    if not history:
        raise Http404("no such document")
    now = next((one for one in history if one.in_force), None)
    if request.method == "POST":
        return _sign(request, code, history, now)
    form = SigningForm(initial=_initial(request, now)) if now else None
    return _page(request, code, history, now, form, 200)


def _initial(request: StaffRequest, now: Controlled) -> dict[str, object]:
    return {"step": now.next_step, "revision": now.revision.pk, "on": local_day(request.now)}


def _sign(request: StaffRequest, code: str, history: list[Controlled], now: Controlled | None) -> HttpResponse:
    form = SigningForm(request.POST)
    if form.is_valid():
        chosen = next((one for one in history if one.revision.pk == form.cleaned_data["revision"]), None)
        if chosen is None:
            raise Http404("no such revision")
        step = form.cleaned_data["step"]
        try:
            on = form.cleaned_data["on"]
            sign_revision(revision=chosen.revision, step=step, on=on, by=request.user.actor, at=request.now)
        except Refusal as refusal:
            beside(form, refusal)
        else:
            messages.success(request, DONE[step])
            return redirect("quality:document", code)
    return _page(request, code, history, now, form, 422)


def _page(
    request: StaffRequest,
    code: str,
    history: list[Controlled],
    now: Controlled | None,
    form: SigningForm | None,
    status: int,
) -> HttpResponse:
    waits = now.next_step if now else ""
    shown = now or history[0]
    sheets = current_pack().section("sheets")
    context = {
        "code": code,
        "history": history,
        "shown": shown,
        "form": form,
        "verb": VERBS.get(waits, ""),
        "may_sign": bool(waits) and request.standing.may(NEEDS[waits]),
        "signed_already": any(one.by_id == str(request.user.pk) for one in shown.approvals.values()),
        "sheet": shown.revision.procedure if shown.revision.procedure in sheets else "",
    }
    return render(request, "quality/document.html", context, status=status)
