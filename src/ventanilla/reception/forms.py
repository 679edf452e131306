"""The forms of the visitor log."""

from datetime import date
from typing import Any, cast

from django import forms

from ventanilla.cases.areas import attending_areas
from ventanilla.documents.widgets import when
from ventanilla.reception.models import Outcome
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.turns.models import Ticket
from ventanilla.turns.queries import ticket_at_desk
from ventanilla.utility.moments import MomentField
from ventanilla.utility.queries import current_pack
from ventanilla.utility.vocabulary import saying


class MatterForm(forms.Form):
    """What for: in words, and as the pack calls it."""

    matter = forms.CharField(label="A qué viene", max_length=300, required=False)
    about = forms.ChoiceField(
        label="Asunto", required=False, help_text="Si lo elige, basta con eso; lo escrito arriba lo detalla."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matters = current_pack().section("matters").values()
        cast(forms.ChoiceField, self.fields["about"]).choices = [("", "Otro"), *((m.code, m.name) for m in matters)]


class VisitForm(MatterForm):
    """Who comes, about which account and what for."""

    name = forms.CharField(label="Quién viene", max_length=200)
    account = forms.CharField(
        label=saying("{Account_number}"), required=False, max_length=40, help_text="Si el asunto es de una cuenta."
    )
    came_at = MomentField(
        label="Vino el", required=False, help_text="Solo si se anota tarde: cuándo vino. Vacío: en este momento."
    )
    ticket = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    field_order = ("name", "matter", "about", "account", "came_at")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_ticket(self) -> Ticket | None:
        code = self.cleaned_data["ticket"]
        found = ticket_at_desk(code, self.day) if code else None
        if code and found is None:
            raise forms.ValidationError("Ese turno ya no está en su ventanilla; vuelva a ella y llámelo otra vez.")
        return found

    def clean_account(self) -> Account | None:
        number = self.cleaned_data["account"].strip()
        if not number:
            return None
        found = account_by_number(number)
        if found is None:
            raise forms.ValidationError("No hay una cuenta con ese número; búsquela en el padrón o déjelo vacío.")
        return found


class OutcomeForm(forms.Form):
    """How a matter ended when no petition was opened."""

    kind = forms.ChoiceField(
        label="Cómo terminó",
        choices=[choice for choice in Outcome.KINDS if choice[0] != Outcome.CASE],
        widget=forms.RadioSelect,
    )
    resolution = forms.ChoiceField(
        label="Tipo de resolución", required=False, widget=forms.Select(attrs=when("kind", Outcome.RESOLVED))
    )
    area = forms.ChoiceField(
        label="Área a la que se turnó", required=False, widget=forms.Select(attrs=when("kind", Outcome.SENT))
    )
    legacy_system = forms.CharField(
        label="Sistema donde se hizo",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=when("kind", Outcome.RESOLVED)),
    )
    legacy_folio = forms.CharField(
        label="Folio en ese sistema",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=when("kind", Outcome.RESOLVED)),
    )
    note = forms.CharField(label="Qué se hizo, en una línea", required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pack, own = current_pack(), attending_areas()
        areas = pack.section("organisation").areas.values()
        self._choose("resolution", [(k.code, k.name) for k in pack.section("resolutions").values()])
        self._choose("area", [(a.code, a.name) for a in areas if a.code not in own])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", "No aplica"), *choices]
