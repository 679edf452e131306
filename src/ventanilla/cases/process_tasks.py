"""What a published diagram may ask of this floor: each task with its action, its form and who may do it."""

from collections.abc import Callable
from typing import Any

from django import forms

from ventanilla.cases.actions import (
    assess,
    check_papers,
    close,
    close_unaccredited,
    complement,
    deliver_answer,
    deliver_own_letter,
    determine,
    discharge_folio,
    draft_answer,
    enter,
    enter_control,
    follow_up,
    hand_over_file,
    issue_own_letter,
    order_payment,
    refer,
    request_papers,
    resolve_now,
    review_answer,
    route,
)
from ventanilla.cases.actions.attend_referral import acknowledge_referral, solve_referral
from ventanilla.cases.actions.receive_accreditation import receive_accreditation as papers_in
from ventanilla.cases.actions.receive_accreditation_notice import receive_accreditation_notice as letter_received
from ventanilla.cases.actions.require_accreditation import require_accreditation as letter_out
from ventanilla.cases.forms import accreditation, answers, intake, own_letter, payment, referrals
from ventanilla.processes.tasks import TaskType, nothing_more, register
from ventanilla.utility.sections import PackView
from ventanilla.utility.vocabulary import saying

Row = tuple[str, str, Callable[..., Any], type[forms.Form], str]

PEOPLE: tuple[Row, ...] = (
    ("register", "Registrar la petición", enter.enter_visit, intake.EntryForm, "open"),
    ("register_letter", "Ingresar el escrito", enter.enter_letter, intake.EntryForm, "open_by_letter"),
    ("route", "Revisar y turnar", route.route, intake.RouteForm, "route"),
    ("assess", "Valorar el asunto", assess.assess, intake.AssessForm, "assess"),
    ("check_papers", "Revisar documentos", check_papers.check_papers, intake.PapersForm, "assess"),
    ("request_papers", "Informar lo que falta", request_papers.request_papers, intake.RequestPapersForm, "assess"),
    ("resolve_now", "Resolver de inmediato", resolve_now.resolve_now, intake.ResolveNowForm, "assess"),
    ("enter_control", "Anotar en el control", enter_control.enter_control, intake.ControlForm, "assess"),
    ("require_accreditation", "Pedir que acredite", letter_out, accreditation.RequireAccreditationForm, "assess"),
    ("receive_accreditation_notice", "Anotar la recepción", letter_received, accreditation.NoticeForm, "deliver"),
    ("receive_accreditation", "Recibir la acreditación", papers_in, accreditation.AccreditationForm, "assess"),
    ("refer", "Turnar a las áreas", refer.refer, referrals.ReferForm, "refer"),
    ("acknowledge_referral", "Acusar recibo", acknowledge_referral, referrals.AcknowledgeForm, "attend"),
    ("solve_referral", "Atender el turno", solve_referral, referrals.SolveForm, "attend"),
    ("remind_area", "Recordar al área", follow_up.remind_area, referrals.FollowUpForm, "follow_up"),
    ("escalate_area", "Escalar el retraso", follow_up.escalate_area, referrals.FollowUpForm, "approve"),
    ("follow_up", "Revisar el avance", follow_up.follow_up, referrals.FollowUpForm, "follow_up"),
    ("warn_term", "Revisar antes de vencer", follow_up.warn_term, referrals.FollowUpForm, "follow_up"),
    ("attend_expiry", "Atender el plazo vencido", follow_up.attend_expiry, referrals.FollowUpForm, "approve"),
    ("determine", "Determinar cómo sigue", determine.determine, referrals.DetermineForm, "follow_up"),
    ("complement", "Complementar", complement.complement, referrals.ComplementForm, "complement"),
    ("draft_answer", "Elaborar la respuesta", draft_answer.draft_answer, answers.DraftForm, "draft"),
    ("review_answer", "Dar visto bueno", review_answer.review_answer, answers.ReviewForm, "approve"),
    ("deliver_answer", "Entregar la respuesta", deliver_answer.deliver_answer, answers.DeliverForm, "deliver"),
    ("issue_letter", "Emitir el documento", issue_own_letter.issue_own_letter, own_letter.IssueLetterForm, "deliver"),
    (
        "deliver_letter",
        "Enviar el documento",
        deliver_own_letter.deliver_own_letter,
        own_letter.SendLetterForm,
        "deliver",
    ),
    ("discharge_folio", "Dar de baja el folio", discharge_folio.discharge_folio, answers.DischargeForm, "discharge"),
    ("hand_over_file", "Entregar el expediente", hand_over_file.hand_over_file, referrals.HandOverForm, "close"),
    ("close", "Cerrar la petición", close.close, referrals.CloseForm, "close"),
)
WRITES = {
    "assess": ("inmediata", "materia"),
    "enter_control": ("tercero",),
    "receive_accreditation_notice": ("oficio_recibido_at",),
    "refer": ("areas",),
    "solve_referral": ("devuelto",),
    "determine": ("siguiente",),
    "review_answer": ("visto_bueno", "respuesta_emitida_at"),
    "deliver_answer": ("entregada",),
    "issue_letter": ("carta_emitida_at",),
    "deliver_letter": ("carta_entregada", "carta_entregada_at"),
}
"""The variables of the diagram that a task writes; the publishing check reads it."""

NOTES = {
    "route": saying("El registro diario de escritos está en {registry_office}, por el día en que se recibieron."),
    "acknowledge_referral": "Al terminar quedan escritos la fecha, la hora y su nombre como acuse del área.",
    "determine": "Lea junto a esta hoja lo que informó cada área y diga cómo sigue la petición.",
    "review_answer": "Lea la respuesta junto a esta hoja. Con su visto bueno se numera y ya no se puede corregir.",
    "discharge_folio": saying("Al terminar queda la copia firmada en {registry_office} y el folio dado de baja."),
    "close": "Al terminar la petición queda cerrada y ya no se le puede agregar nada.",
}
"""What guides a person where the form alone says little."""

WITH_LETTER = ("issue_letter", "deliver_letter")
"""What works with the letter that its element names."""

AT_ONCE = {"acknowledge_referral": "Acusar recibo"}
"""What is done from the inbox itself, because it asks nothing."""


def of_papers(pack: PackView, procedure: str) -> list[str]:
    """The variables that the papers of a procedure answer for."""
    return [paper.variable for paper in pack.section("requirements").get(procedure, ()) if paper.variable]


for code, label, action, form, permission in PEOPLE:
    register(
        TaskType(
            code=f"cases.{code}",
            label=label,
            action=action,
            form=form,
            needs=f"cases.{permission}",
            writes=WRITES.get(code, ()),
            note=NOTES.get(code, ""),
            at_once=AT_ONCE.get(code, ""),
            writes_too=of_papers if code == "check_papers" else nothing_more,
            with_letter=code in WITH_LETTER,
        )
    )
register(
    TaskType(
        code="cases.order_payment",
        label="Emitir la orden de pago",
        action=order_payment.order_payment,
        form=payment.OrderPaymentForm,
        needs="billing.settle",
        writes=("orden",),
        note="La orden se imprime desde la página del asunto. Al pagarse en la caja, el procedimiento sigue solo.",
    )
)
register(
    TaskType(
        code="cases.close_unaccredited",
        label="Cerrar por falta de acreditación",
        action=close_unaccredited.close_unaccredited,
        kind="service",
    )
)
register(
    TaskType(
        code="cases.issue_letter_alone",
        label="Emitir el documento que sigue de la respuesta",
        action=issue_own_letter.issue_own_letter_alone,
        writes=("carta_emitida_at",),
        kind="service",
        with_letter=True,
    )
)
