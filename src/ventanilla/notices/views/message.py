"""One message: what it said, to whom and how its sending went; try it again, or erase its words."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.documents.access import address_of, is_visible
from ventanilla.journal.actions import note_opening
from ventanilla.lib.refusals import Refusal
from ventanilla.notices.actions import erase_message, retry_message
from ventanilla.notices.forms import EraseForm
from ventanilla.notices.models import Message
from ventanilla.notices.queries import label_of, rows_of, shown_body
from ventanilla.staff.access import StaffRequest, screen


def _message_or_404(request: StaffRequest, number: int) -> Message:
    """The message, when its subject may be seen by whoever asks; otherwise it does not exist for her."""
    message = _any_or_404(number)
    if not is_visible(message.subject, request):
        raise Http404("No hay un mensaje con ese número que su puesto pueda ver.")
    return message


def _any_or_404(number: int) -> Message:
    """The message, whoever asks."""
    message = Message.objects.filter(pk=min(number, 2**63 - 1)).select_related("dispatch").first()
    if message is None:
        raise Http404("No hay un mensaje con ese número.")
    return message


@screen(needs="notices.view")
def message(request: StaffRequest, number: int) -> HttpResponse:
    """`/mensajes/<number>/`; its opening is journalled on what it tells about."""
    message = _message_or_404(request, number)
    note_opening(subject=message.subject, by=request.user.actor, at=request.now, what=f"message {number}")
    context = {
        "message": message,
        "label": label_of(message),
        "body": shown_body(message),
        "attempts": list(message.attempts.all()),
        "about_url": address_of(message.subject),
        "may_retry": request.standing.may("notices.retry") and message.dispatch.state == "dead",
        "may_erase": request.standing.may("journal.erase") and not message.is_erased,
    }
    return render(request, "notices/message.html", context)


@screen(needs="notices.retry")
@require_POST
def retry(request: StaffRequest, number: int) -> HttpResponse:
    """`/mensajes/<number>/reintento/`"""
    found = _message_or_404(request, number)
    try:
        retry_message(message=found, by=request.user.actor, at=request.now)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "El mensaje volvió a la cola; se enviará en unos segundos.")
    return redirect("notices:message", number)


@screen(needs="journal.erase")
@require_http_methods(["GET", "POST"])
def erase(request: StaffRequest, number: int) -> HttpResponse:
    """`/mensajes/<number>/borrado/`: whoever erases by law need not see the matter, and is not shown the wording."""
    found, form = _any_or_404(number), EraseForm(request.POST or None)
    note_opening(subject=found.subject, by=request.user.actor, at=request.now, what=f"message {number}")
    if request.method == "POST" and form.is_valid():
        try:
            erase_message(message=found, reason=form.cleaned_data["reason"], by=request.user.actor, at=request.now)
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.sentence)
        else:
            messages.success(request, "El texto del mensaje se borró y el acto quedó en la bitácora.")
            return redirect("staff:journal")
    context = {"row": rows_of([found])[0], "form": form}
    return render(request, "notices/erasure.html", context, status=422 if form.errors else 200)
