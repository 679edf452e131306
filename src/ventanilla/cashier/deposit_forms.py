"""The forms of deposits: the slip of the bank with what it took of each cut, and why one is undone."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from ventanilla.cashier.catalogue import Tills
from ventanilla.cashier.deposit_queries import left_of
from ventanilla.cashier.models import DepositDue
from ventanilla.documents.widgets import PesosField
from ventanilla.lib.spoken import day, money


class DepositForm(forms.Form):
    """How much of each chosen due, in which bank, with which slip, of which day."""

    bank = forms.ChoiceField(label="Banco")
    reference = forms.CharField(label="Número de ficha o folio del banco", max_length=40)
    deposited_on = forms.DateField(
        label="Fecha de la ficha", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *given: Any, dues: Sequence[DepositDue], declared: Tills, today: date, **others: Any) -> None:
        amounts = {f"amount_{due.pk}": left_of(due) or None for due in dues}
        others.setdefault("initial", {"deposited_on": today, **amounts})
        super().__init__(*given, **others)
        self.dues = dues
        for due in dues:
            self.fields[f"amount_{due.pk}"] = PesosField(
                label=f"{declared.means_name(due.means)} del corte {due.cut.folio}", required=False
            )
            where = f"{declared.till_name(due.cut.session.till)}, {day(due.cut.session.day)}"
            self.fields[f"amount_{due.pk}"].help_text = f"{where}. Quedan {money(left_of(due))}."
            self.fields[f"amount_{due.pk}"].widget.attrs["data-amount"] = True
        banks = [(one.code, one.name) for one in declared.banks.values()]
        self.fields["bank"].choices = banks  # type: ignore[attr-defined]
        self.fields["reference"].widget.attrs |= {"autofocus": True, "autocomplete": "off"}

    @property
    def amounts(self) -> Iterable[BoundField]:
        """The fields of the dues."""
        return [self[f"amount_{due.pk}"] for due in self.dues]

    @property
    def slip(self) -> Iterable[BoundField]:
        """What the slip of the bank says."""
        return [self[name] for name in ("bank", "reference", "deposited_on")]

    @property
    def given(self) -> dict[str, Any]:
        """What the act is told; a due left empty is not in this deposit."""
        said = self.cleaned_data
        parts = {due.pk: said[f"amount_{due.pk}"] for due in self.dues if said[f"amount_{due.pk}"] is not None}
        return {"parts": parts} | {name: said[name] for name in ("bank", "reference", "deposited_on")}


class AnnulDepositForm(forms.Form):
    """Why a deposit is undone."""

    reason = forms.CharField(label="Motivo", max_length=300)
