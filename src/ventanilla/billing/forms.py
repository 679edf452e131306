"""The forms of billing: what is charged, and to whom a settlement is given."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from ventanilla.billing.actions.charge import MOST
from ventanilla.lib.spoken import money
from ventanilla.tariffs.points import Price, Programme


class ChargeForm(forms.Form):
    """Which fee, and how many times."""

    fee = forms.ChoiceField(label="Qué se cobra", widget=forms.RadioSelect)
    times = forms.IntegerField(label="Cuántos", min_value=1, max_value=MOST, initial=1)

    def __init__(self, *given: Any, prices: Sequence[tuple[str, str, Price]], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(code, f"{name}: {money(cost.centavos)}") for code, name, cost in prices]
        cast(forms.ChoiceField, self.fields["fee"]).choices = choices


class DiscountForm(forms.Form):
    """Which programme with what it takes off, and that its papers were shown. Cleaned, `programme` and `seen`."""

    programme = forms.ChoiceField(
        label="Cuál se concede",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Lo que descuenta cambió; vuelva a elegir."},
    )
    papers = forms.BooleanField(label="Mostró los papeles del programa", required=False)

    def __init__(self, *given: Any, offered: Sequence[tuple[Programme, int]], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(f"{rule.code}:{total}", f"{rule.name}: {money(total)}") for rule, total in offered]
        cast(forms.ChoiceField, self.fields["programme"]).choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if chosen := given.get("programme"):
            given["programme"], _, total = chosen.rpartition(":")
            given["seen"] = int(total)
        return given


class SettlementForm(forms.Form):
    """Who asks for the settlement, and by which right when it is not the holder."""

    given_to = forms.CharField(label="Quién la pide", max_length=200)
    proxy = forms.CharField(
        label="Carta poder", max_length=200, required=False, help_text="Si no es el titular: de quién y de qué fecha."
    )
