"""The forms of billing: what is charged, and to whom a settlement is given."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from ventanilla.billing.actions.charge import MOST
from ventanilla.lib.spoken import money
from ventanilla.tariffs.points import Price


class ChargeForm(forms.Form):
    """Which fee, and how many times."""

    fee = forms.ChoiceField(label="Qué se cobra", widget=forms.RadioSelect)
    times = forms.IntegerField(label="Cuántos", min_value=1, max_value=MOST, initial=1)

    def __init__(self, *given: Any, prices: Sequence[tuple[str, str, Price]], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(code, f"{name}: {money(cost.centavos)}") for code, name, cost in prices]
        cast(forms.ChoiceField, self.fields["fee"]).choices = choices


class SettlementForm(forms.Form):
    """Who asks for the settlement, and by which right when it is not the holder."""

    given_to = forms.CharField(label="Quién la pide", max_length=200)
    proxy = forms.CharField(
        label="Carta poder", max_length=200, required=False, help_text="Si no es el titular: de quién y de qué fecha."
    )
