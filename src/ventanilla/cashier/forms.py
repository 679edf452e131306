"""The forms of the cashier: opening a till, taking a payment, undoing it, counting what is in the till."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from ventanilla.cashier.actions import Given
from ventanilla.cashier.actions.cut_till import MOST
from ventanilla.cashier.catalogue import CASH, Till, Tills
from ventanilla.lib.pesos import centavos
from ventanilla.lib.spoken import money


class PesosField(forms.CharField):
    """An amount as people type it; cleaned, whole centavos, or None when it was left empty and may be."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **given: Any) -> None:
        super().__init__(max_length=20, **given)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = centavos(text)
        if found is None:
            raise forms.ValidationError("Escriba el importe en pesos, como 1234.50.")
        return found

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value


class OpenTillForm(forms.Form):
    """Which till, and with how much change."""

    till = forms.ChoiceField(label="Caja", widget=forms.RadioSelect)
    opening_float = PesosField(label="Fondo para dar cambio", help_text="En pesos; 0 si no hay.")

    def __init__(self, *given: Any, tills: Sequence[Till], **others: Any) -> None:
        super().__init__(*given, **others)
        cast(forms.ChoiceField, self.fields["till"]).choices = [(one.code, one.name) for one in tills]


class PaymentForm(forms.Form):
    """How much is paid and with what: a field for each means of the pack; cash left empty is the exact rest."""

    amount = PesosField(label="Se paga")
    payer = forms.CharField(label="A nombre de", max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    order = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *given: Any, declared: Tills, **others: Any) -> None:
        super().__init__(*given, **others)
        self.declared = declared
        for one in declared.means.values():
            label = "Efectivo recibido" if one.kind == CASH else one.name
            self.fields[f"means_{one.code}"] = PesosField(label=label, required=False)
            if one.kind == CASH:
                self.fields[f"means_{one.code}"].help_text = "Vacío: el importe exacto."
                self.fields[f"means_{one.code}"].widget.attrs["autofocus"] = True
            if one.reference:
                self.fields[f"reference_{one.code}"] = forms.CharField(
                    label=one.reference, max_length=80, required=False
                )

    @property
    def first(self) -> list[BoundField]:
        """What every payment asks: how much, of whom, how much cash."""
        cash = self.declared.cash
        return [self[name] for name in ("amount", "payer", *([f"means_{cash.code}"] if cash else []))]

    @property
    def others(self) -> list[BoundField]:
        """The other means, each with its reference."""
        first = {field.name for field in self.first}
        return [field for field in self.visible_fields() if field.name not in first]

    @property
    def uses_others(self) -> bool:
        """Whether something was written in one of them."""
        return self.is_bound and any(field.value() for field in self.others)

    @property
    def given(self) -> list[Given]:
        """The parts of the payment; what no means covers is exact cash when no cash was written."""
        said, cash, parts = self.cleaned_data, self.declared.cash, []
        for code in self.declared.means:
            if amount := said[f"means_{code}"]:
                parts.append(Given(code, amount, said.get(f"reference_{code}", "")))
        rest = said["amount"] - sum(part.centavos for part in parts)
        if cash and rest > 0 and said[f"means_{cash.code}"] is None:
            parts.append(Given(cash.code, rest))
        return parts


class CancelForm(forms.Form):
    """Why a receipt is undone."""

    reason = forms.CharField(label="Motivo", max_length=300)
    bounced = forms.BooleanField(label="El banco devolvió el cheque", required=False)


class CutForm(forms.Form):
    """How many of each note and coin there are."""

    def __init__(self, *given: Any, denominations: Sequence[int], **others: Any) -> None:
        super().__init__(*given, **others)
        self.denominations = denominations
        for value in denominations:
            self.fields[f"of_{value}"] = forms.IntegerField(
                label=money(value), min_value=0, max_value=MOST, required=False
            )
        self.fields["note"] = forms.CharField(
            label="Observaciones", max_length=300, required=False, help_text="Obligatorias si lo contado no cuadra."
        )

    @property
    def counted(self) -> dict[int, int]:
        """How many of each; none where nothing was written."""
        return {value: self.cleaned_data[f"of_{value}"] or 0 for value in self.denominations}
