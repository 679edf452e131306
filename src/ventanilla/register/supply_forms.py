"""The forms of a service: its state, its use, its contract and its connections."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms

from ventanilla.register.models import Account, Kind, State
from ventanilla.register.models.connection import name_of
from ventanilla.register.pack_sections import Diameter, Use
from ventanilla.register.supply import NEXT

WHAT_IT_MEANS = {
    State.ACTIVE: "recibe el servicio completo",
    State.RESTRICTED: "recibe menos agua: el mínimo",
    State.SUSPENDED: "no recibe agua, pero sigue siendo cuenta",
    State.TERMINATED: "definitiva: su contrato termina también",
}


def a_day(label: str, **more: Any) -> forms.DateField:
    """A day up to today."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def a_reason(label: str, **more: Any) -> forms.CharField:
    """Why, in a few words."""
    return forms.CharField(label=label, max_length=300, widget=forms.Textarea(attrs={"rows": 2}), **more)


class Offered(forms.ChoiceField):
    """A choice among what is offered now; the action says whether it may be, as what is sent twice is done already."""

    widget = forms.RadioSelect

    def valid_value(self, value: Any) -> bool:
        return True


class StateForm(forms.Form):
    """How the service stands from a day on, and why. Only what may follow is offered."""

    state = Offered(label="Cómo queda el servicio", error_messages={"required": "Elija cómo queda el servicio."})
    since = a_day("Desde qué día")
    reason = a_reason("Por qué", help_text="El oficio, la orden de trabajo o lo que pidió el usuario.")
    sure = forms.BooleanField(
        label="Sí, se da de baja para siempre",
        required=False,
        help_text="Solo para la baja: su contrato termina también, y para tener servicio habrá que contratar de nuevo.",
    )

    def __init__(self, *given: Any, account: Account, today: date, **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(state.value, f"{state.label}: {WHAT_IT_MEANS[state]}") for state in NEXT[account.state]]
        cast(forms.ChoiceField, self.fields["state"]).choices = choices
        self.fields["since"].initial = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.pop("sure", False) and given.get("state") == State.TERMINATED:
            self.add_error("sure", "Marque la casilla si de verdad se da de baja; si no, elija otro estado.")
        return given


class UseForm(forms.Form):
    """What the service is used for; one of the pack's uses, where it names them."""

    use = forms.CharField(label="Uso", max_length=60, error_messages={"required": "Elija el uso."})
    since = a_day("Desde qué día")
    reason = a_reason("Por qué", help_text="La visita, la licencia o el documento que lo dice.")

    def __init__(self, *given: Any, account: Account, uses: Sequence[Use], today: date, **others: Any) -> None:
        super().__init__(*given, **others)
        if uses:
            choices = [(use.name, use.name) for use in uses if use.name != account.use_class]
            self.fields["use"] = Offered(label="Uso", choices=choices, error_messages={"required": "Elija el uso."})
        self.fields["since"].initial = today


class ContractForm(forms.Form):
    """When it was signed, and the number it has when it is not the next folio."""

    signed_on = a_day("Firmado el")
    number = forms.CharField(label="Número del contrato", max_length=60, required=False)

    def __init__(self, *given: Any, today: date, folios: bool, **others: Any) -> None:
        super().__init__(*given, **others)
        self.fields["signed_on"].initial = today
        self.fields["number"].required = not folios
        if folios:
            self.fields["number"].help_text = "Déjelo vacío para darle el siguiente folio; escríbalo si ya tenía uno."


class ConnectionForm(forms.Form):
    """What was connected, how wide and when."""

    kind = Offered(label="Qué se conectó", error_messages={"required": "Elija qué se conectó."})
    diameter_mm = forms.IntegerField(label="Diámetro en milímetros", min_value=1, max_value=2_000)
    installed_on = a_day("Instalada el")

    def __init__(
        self, *given: Any, kinds: Sequence[Kind], diameters: Sequence[Diameter], today: date, **others: Any
    ) -> None:
        super().__init__(*given, **others)
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(kind.value, name_of(kind)) for kind in kinds]
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds[0].value
        if diameters:
            self.fields["diameter_mm"] = forms.TypedChoiceField(
                label="Diámetro",
                coerce=int,
                choices=[("", "Elija…"), *((one.mm, f"{one.mm} mm ({one.name})") for one in diameters)],
            )
        self.fields["installed_on"].initial = today


class EndForm(forms.Form):
    """From which day something is no more, and why."""

    ended_on = a_day("Desde qué día")
    reason = a_reason("Por qué", help_text="El oficio, la orden de trabajo o lo que pidió el usuario.")

    def __init__(self, *given: Any, today: date, **others: Any) -> None:
        super().__init__(*given, **others)
        self.fields["ended_on"].initial = today
