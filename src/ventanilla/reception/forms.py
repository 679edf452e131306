"""The forms of the visitor log."""

from typing import Any, cast

from django import forms

from ventanilla.reception.models import Outcome
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.utility.queries import current_pack


class VisitForm(forms.Form):
    """Who comes, about which account and what for."""

    name = forms.CharField(label="Quién viene", max_length=200)
    matter = forms.CharField(label="A qué viene", max_length=300)
    account = forms.CharField(
        label="Número de cuenta", required=False, max_length=40, help_text="Si el asunto es de una cuenta."
    )

    def clean_account(self) -> Account | None:
        number = self.cleaned_data["account"].strip()
        if not number:
            return None
        found = account_by_number(number)
        if found is None:
            raise forms.ValidationError("No hay una cuenta con ese número; búsquela en el padrón o déjelo vacío.")
        return found


class OutcomeForm(forms.Form):
    """How the visit ended when no petition was opened."""

    kind = forms.ChoiceField(
        label="Cómo terminó",
        choices=[choice for choice in Outcome.KINDS if choice[0] != Outcome.CASE],
        widget=forms.RadioSelect,
    )
    resolution = forms.ChoiceField(label="Tipo de resolución", required=False)
    legacy_system = forms.CharField(label="Sistema donde se hizo", required=False, max_length=60)
    legacy_folio = forms.CharField(label="Folio en ese sistema", required=False, max_length=80)
    note = forms.CharField(label="Qué se hizo, en una línea", required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = current_pack().section("resolutions").values()
        cast(forms.ChoiceField, self.fields["resolution"]).choices = [
            ("", "No aplica"),
            *((k.code, k.name) for k in kinds),
        ]
