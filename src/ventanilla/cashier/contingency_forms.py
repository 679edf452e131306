"""The forms of receipts written by hand: a block, the till of an earlier day, a paper, a spoiled one, a late one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from ventanilla.cashier.catalogue import Contingency, Till, Tills
from ventanilla.cashier.forms import OpenTillForm, PaymentForm
from ventanilla.lib import spoken


class ReceiptBlockForm(forms.Form):
    """A block of blank receipts."""

    count = forms.IntegerField(label="Cuántos recibos", min_value=1)
    taken_by = forms.CharField(label="Quién lo recibe", max_length=200)

    def __init__(self, *given: Any, rules: Contingency, **others: Any) -> None:
        super().__init__(*given, **others)
        self.fields["count"].help_text = f"Hasta {rules.most}; se imprimen tres en cada hoja."


class PastTillForm(OpenTillForm):
    """Which till, of which earlier day, and with how much change."""

    day = forms.TypedChoiceField(label="Día de los papeles", coerce=date.fromisoformat)
    field_order = ("day", "till", "opening_float")

    def __init__(self, *given: Any, tills: Sequence[Till], days: Sequence[date], **others: Any) -> None:
        super().__init__(*given, tills=tills, **others)
        cast(forms.ChoiceField, self.fields["day"]).choices = [(one.isoformat(), spoken.day(one)) for one in days]


class PaperForm(PaymentForm):
    """What the paper says: how much was received, at what hour, of whom and with what; the rest is cash."""

    hour = forms.TimeField(
        label="Hora escrita en el papel", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, *given: Any, declared: Tills, **others: Any) -> None:
        super().__init__(*given, declared=declared, **others)
        self.fields["amount"].label = "Importe del papel"
        self.fields["amount"].widget.attrs["autofocus"] = True
        for name in ("seen", *([f"means_{declared.cash.code}"] if declared.cash else [])):
            del self.fields[name]

    @property
    def first(self) -> list[BoundField]:
        """What every paper says."""
        return [self[name] for name in ("amount", "hour", "payer")]


class SpoilReceiptForm(forms.Form):
    """A slip that was spoiled."""

    folio = forms.CharField(label="Recibo", max_length=40)
    note = forms.CharField(label="Qué pasó", max_length=300)


class LateReceiptForm(forms.Form):
    """Leave to enter a slip after its hours."""

    folio = forms.CharField(label="Recibo", max_length=40)
    reason = forms.CharField(label="Por qué se captura tarde", max_length=300)
