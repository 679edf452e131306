"""The forms of the cashier: opening a till, taking a payment, undoing it, counting what is in the till."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from ventanilla.cashier.actions import Given
from ventanilla.cashier.actions.cut_till import MOST
from ventanilla.cashier.catalogue import CASH, Till, Tills
from ventanilla.documents.widgets import PesosField
from ventanilla.lib.spoken import money


class OpenTillForm(forms.Form):
    """Which till, and with how much change."""

    till = forms.ChoiceField(label="Caja", widget=forms.RadioSelect)
    opening_float = PesosField(label="Fondo para dar cambio", help_text="En pesos; 0 si no hay.")

    def __init__(self, *given: Any, tills: Sequence[Till], **others: Any) -> None:
        super().__init__(*given, **others)
        self.fields["opening_float"].widget.attrs["autofocus"] = True
        cast(forms.ChoiceField, self.fields["till"]).choices = [(one.code, one.name) for one in tills]


class PaymentForm(forms.Form):
    """How much is paid and with what: a field for each means of the pack.

    A reference without its amount is all that the other means leave; else cash left empty is the exact rest.
    """

    amount = PesosField(label="Se paga")
    payer = forms.CharField(label="A nombre de", max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *given: Any, declared: Tills, **others: Any) -> None:
        super().__init__(*given, **others)
        self.declared = declared
        for one in declared.means.values():
            label = "Efectivo recibido" if one.kind == CASH else one.name
            self.fields[f"means_{one.code}"] = PesosField(label=label, required=False)
            if one.reference:
                self.fields[f"means_{one.code}"].help_text = f"Vacío, con {one.reference.lower()}: todo lo que falte."
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

    def begin_with_others(self) -> None:
        """Who asked for the other means writes there first."""
        for field in (*self.first, *self.others):
            field.field.widget.attrs.pop("autofocus", None)
        for field in self.others[:1]:
            field.field.widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """A means of which only the reference was written pays all that the others leave."""
        said = super().clean() or {}
        written = [code for code in self.declared.means if said.get(f"reference_{code}")]
        for code in written:
            if said.get(f"means_{code}") == 0:
                self.add_error(f"means_{code}", "Escriba un importe mayor que cero, o nada si es todo lo que falta.")
        alone = [code for code in written if f"means_{code}" in said and said[f"means_{code}"] is None]
        if not alone or self.errors:
            return said
        rest = said["amount"] - sum(said.get(f"means_{code}") or 0 for code in self.declared.means)
        if len(alone) > 1:
            self.add_error(f"means_{alone[0]}", "Escriba cuánto: solo un medio puede quedar sin importe.")
        elif rest < 1:
            sentence = "Ya no queda nada que pagar así: corrija los otros importes o borre la referencia."
            self.add_error(f"means_{alone[0]}", sentence)
        else:
            said[f"means_{alone[0]}"] = rest
        return said

    @property
    def uses_others(self) -> bool:
        """Whether something was written in one of them."""
        return self.is_bound and any(field.value() for field in self.others)

    @property
    def given(self) -> list[Given]:
        """The parts of the payment; what no means covers is exact cash when no cash was written."""
        said, cash, parts = self.cleaned_data, self.declared.cash, []
        for code in self.declared.means:
            if amount := said.get(f"means_{code}"):
                parts.append(Given(code, amount, said.get(f"reference_{code}", "")))
        rest = said["amount"] - sum(part.centavos for part in parts)
        if cash and rest > 0 and said.get(f"means_{cash.code}") is None:
            parts.append(Given(cash.code, rest))
        return parts


class MovementsForm(forms.Form):
    """From which day to which, and as what."""

    CSV, SHEET = "csv", "xlsx"
    since = forms.DateField(label="Desde", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label="Hasta", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    form = forms.ChoiceField(
        label="Como",
        choices=[(CSV, "CSV, sin límite de renglones"), (SHEET, "Hoja de cálculo")],
        initial=CSV,
        widget=forms.RadioSelect,
    )


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
