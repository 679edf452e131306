"""Forms of steps 9 to 11: refer each point, attend in the area, follow up, decide, complement."""

from typing import Any

from django import forms

from ventanilla.cases.actions.attend_referral import RESULTS
from ventanilla.cases.actions.determine import NEXT
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.areas import attending_areas, solving_areas
from ventanilla.cases.forms.step import NoteField, StepForm, area_choices
from ventanilla.cases.models import Complement, Referral
from ventanilla.utility.queries import current_pack
from ventanilla.utility.vocabulary import saying


class ReferForm(StepForm):
    """One area for each point; the points of the same area go together."""

    def prepare(self) -> None:
        case = self.case
        matter = current_pack().section("matters").get(case.state.matter)
        able = solving_areas()
        choices = [c for c in area_choices(blank="No se turna") if not c[0] or c[0] in able]
        self.point_fields = {}
        for point in case.points.all():
            name = f"point_{point.number}"
            self.point_fields[name] = point.number
            field = forms.ChoiceField(label=f"Punto {point.number}", choices=choices, required=False)
            field.help_text = point.text
            self.fields[name] = field
            already = point.referrals.exists()
            self.initial.setdefault(name, "" if already or matter is None else matter.area)
        self.fields["purpose"] = forms.ChoiceField(
            label="Para qué", choices=Referral.PURPOSES, widget=forms.RadioSelect, initial=Referral.SOLVE
        )
        self.fields["way"] = forms.ChoiceField(
            label="Cómo se envía", choices=Referral.WAYS, widget=forms.RadioSelect, initial=Referral.SYSTEM
        )
        self.fields["instructions"] = NoteField(label="Qué se pide")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        by_area: dict[str, list[int]] = {}
        for name, number in self.point_fields.items():
            if area := cleaned.pop(name, ""):
                by_area.setdefault(area, []).append(number)
        purpose = cleaned.pop("purpose", Referral.SOLVE)
        if not by_area:
            self.add_error(None, "Elija al menos un área para uno de los puntos.")
        cleaned["destinations"] = [Destination(area, tuple(numbers), purpose) for area, numbers in by_area.items()]
        return cleaned


class AcknowledgeForm(StepForm):
    """Receiving asks nothing: date, hour and who are written by the system."""


class SolveForm(StepForm):
    result = forms.ChoiceField(
        label="Resultado",
        choices=list(RESULTS.items()),
        widget=forms.RadioSelect,
    )
    text = NoteField(label="Informe, o motivo de la devolución", rows=5)
    scan = forms.FileField(label="Documento resolutivo", required=False)
    external_folio = forms.CharField(label=saying("Folio del sistema {help_desk}"), required=False, max_length=80)


class FollowUpForm(StepForm):
    note = NoteField(label="Qué se pidió y qué contestaron")


class DetermineForm(StepForm):
    next_step = forms.ChoiceField(label="Cómo sigue", choices=list(NEXT.items()), widget=forms.RadioSelect)
    note = NoteField(label="Nota", required=False, rows=2)


class ComplementForm(StepForm):
    kind = forms.ChoiceField(label="Qué se hizo", choices=[("", "Elija…"), *Complement.KINDS])
    description = NoteField(label="Descripción y motivo")
    legacy_folio = forms.CharField(label="Folio en el sistema comercial", required=False, max_length=80)


class CloseForm(StepForm):
    note = NoteField(label="Nota de cierre", required=False, rows=2)


class HandOverForm(StepForm):
    holder = forms.ChoiceField(label="Qué área conserva el expediente original")
    received_by = forms.CharField(label="Quién lo recibe ahí", max_length=200)

    def prepare(self) -> None:
        self.choose("holder", area_choices(blank="Elija…"))
        areas = current_pack().section("organisation").areas
        self.initial["holder"] = next((areas[code].parent for code in attending_areas()), "")
