"""Forms of steps 12 and 13: the answer point by point, its review, its delivery."""

from typing import Any

from django import forms

from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.forms.receipt import ReceiptForm
from ventanilla.cases.forms.step import NoteField, StepForm, YesNoField, area_choices
from ventanilla.cases.incident_queries import shared_answer_of
from ventanilla.cases.models import Point, SharedAnswer
from ventanilla.documents.widgets import when

PARTS = ("area", "evidence", "answer", "grounds")


class DraftForm(StepForm):
    """Opening, each point with area, evidence, answer and grounds, and the closing."""

    def prepare(self) -> None:
        case = self.case
        last = case.drafts.order_by("-version").first()
        kept = {a.point_id: a for a in last.answers.all()} if last else {}
        shared = None if last else shared_answer_of(case)
        first = last or shared
        self.numbers = []
        self.fields["opening"] = NoteField(
            label="Antecedentes",
            required=False,
            initial=first.opening if first else "",
            help_text=_about(shared),
        )
        areas = area_choices(blank="Elija…")
        for point in case.points.prefetch_related("referrals__answer"):
            self.numbers.append(point.number)
            known = kept.get(point.pk) or shared
            start = _from(known) if known else _from_referrals(point)
            self._add_point(point, areas, start)
        self.fields["closing"] = NoteField(label="Conclusión", initial=first.closing if first else "")

    def _add_point(self, point: Point, areas: list[tuple[str, str]], start: dict[str, str]) -> None:
        n = point.number
        self.fields[f"area_{n}"] = forms.ChoiceField(
            label=f"Punto {n}: quién responde", choices=areas, initial=start["area"], help_text=point.text
        )
        self.fields[f"evidence_{n}"] = NoteField(label=f"Punto {n}: pruebas", rows=2, initial=start["evidence"])
        self.fields[f"answer_{n}"] = NoteField(label=f"Punto {n}: respuesta", rows=4, initial=start["answer"])
        self.fields[f"grounds_{n}"] = NoteField(label=f"Punto {n}: fundamento", rows=2, initial=start["grounds"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        taken = []
        for n in self.numbers:
            taken.append(Taken(n, **{part: cleaned.pop(f"{part}_{n}", "") for part in PARTS}))
        cleaned["taken"] = taken
        return cleaned


def _about(shared: SharedAnswer | None) -> str:
    """The help of the first field: what the letter says already, and where the words that stand there come from."""
    cites = "La carta ya cita el folio y la fecha de la petición."
    if shared is None:
        return cites
    return f"{cites} Lo escrito es la respuesta común del incidente {shared.incident.folio}: ajústelo a cada punto."


def _from(answer: Any) -> dict[str, str]:
    return {part: getattr(answer, part) for part in PARTS}


def _from_referrals(point: Point) -> dict[str, str]:
    """What the areas reported on a point, as a start for its answer."""
    start = dict.fromkeys(PARTS, "")
    for referral in point.referrals.all():
        reported = getattr(referral, "answer", None)
        if reported:
            start |= {"area": referral.area, "answer": reported.text}
            proof = reported.external_folio or ("Documento resolutivo anexo" if reported.attachment_id else "")
            start["evidence"] = proof or "Informe del área"
    return start


class ReviewForm(StepForm):
    approved = YesNoField(label="Decisión", yes="Visto bueno: se numera y se emite", no="Se devuelve para corregir")
    reason = NoteField(label="Qué hay que corregir", required=False, attrs=when("approved", "no"))


class DeliverForm(ReceiptForm):
    field_order = ["delivered", "way", "received_at", "received_by", "signature", "scan", "note"]
    delivered = YesNoField(label="¿Se entregó?", yes="Sí, la recibió", no="No: se intentará de otra manera")


class DischargeForm(StepForm):
    note = NoteField(label="Nota", required=False, rows=2)
