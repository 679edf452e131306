"""Forms of correspondence: the filter of the list, the failed attempt, the routing, the discharge."""

from typing import Any, cast

from django import forms

from ventanilla.correspondence.models import DeliveryAttempt, Way
from ventanilla.utility.queries import current_pack


class FilterForm(forms.Form):
    """What the registry office looks for."""

    q = forms.CharField(label="Folio o remitente", required=False, max_length=100)
    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[("", "Todos"), ("open", "Pendientes de baja"), ("discharged", "Dados de baja")],
    )
    on = forms.DateField(label="Recibido el", required=False, widget=forms.DateInput(attrs={"type": "date"}))


class AttemptForm(forms.Form):
    """A delivery that was tried and failed."""

    way = forms.ChoiceField(label="Cómo se intentó", choices=Way)
    outcome = forms.ChoiceField(label="Qué pasó", choices=DeliveryAttempt.Outcome)
    note = forms.CharField(
        label="Detalle",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hora, lugar y quién atendió.",
    )


class RoutingForm(forms.Form):
    """Where a letter that opened nothing goes next."""

    area = forms.ChoiceField(label="Área")
    note = forms.CharField(label="Nota", max_length=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = current_pack().section("organisation").areas.values()
        cast(forms.ChoiceField, self.fields["area"]).choices = [(a.code, a.name) for a in areas]
