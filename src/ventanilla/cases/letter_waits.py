"""What the letter of a petition waits for before its folio is discharged, for the list of the registry office."""

from collections.abc import Sequence

from django.urls import reverse

from ventanilla.cases.models import Case
from ventanilla.correspondence.waits import Wait, register
from ventanilla.processes.models import Token
from ventanilla.processes.standing import may_work
from ventanilla.staff.access import StaffRequest

DISCHARGE = "cases.discharge_folio"


def waits(request: StaffRequest, ids: Sequence[str]) -> dict[str, Wait]:
    """For each case: that its answer must be written or delivered, that its copy is awaited, or that it is closed."""
    found = Case.objects.filter(pk__in=[int(pk) for pk in ids]).select_related(
        "state", "issued_answer__document__delivery"
    )
    open_now = Token.objects.filter(
        task=DISCHARGE, finished_at=None, instance__subject_kind="case", instance__subject_id__in=list(ids)
    ).select_related("instance")
    steps = {token.instance.subject_id: token for token in open_now}
    return {str(case.pk): _wait(request, case, steps.get(str(case.pk))) for case in found}


def _wait(request: StaffRequest, case: Case, step: Token | None) -> Wait:
    if step is not None:
        url = reverse("processes:task", args=[step.pk]) if may_work(step, request.standing) else ""
        return Wait(
            "La respuesta se entregó; falta recibir la copia firmada.", url=url, label="Recibir copia y dar de baja"
        )
    if case.state.closed_at:
        return Wait(f"La petición {case.folio} se cerró sin pasar por la baja: puede darse de baja.", free=True)
    answer = getattr(case, "issued_answer", None)
    if answer is None:
        return Wait(f"La petición {case.folio} aún no tiene respuesta.")
    if not hasattr(answer.document, "delivery"):
        return Wait(f"La respuesta {answer.document.number} espera su entrega.")
    return Wait(f"La respuesta {answer.document.number} ya se entregó; la petición sigue su camino.")


def offer() -> None:
    """Tell the registry office."""
    register("case", waits)
