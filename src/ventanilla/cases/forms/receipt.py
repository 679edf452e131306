"""The form with which somebody receives a letter: way, moment, name and signature."""

from typing import Any

from django import forms

from ventanilla.cases.forms.step import NoteField, StepForm
from ventanilla.cases.receipt import Receipt
from ventanilla.correspondence.models import Way
from ventanilla.correspondence.ways import ways
from ventanilla.documents.widgets import SignatureField
from ventanilla.utility.moments import MomentField


class ReceiptForm(StepForm):
    """Gives its action a `receipt`."""

    way = forms.ChoiceField(label="De qué manera", choices=ways, initial=Way.IN_PERSON)
    received_at = MomentField(label="Cuándo", required=False, help_text="Vacío: en este momento.")
    received_by = forms.CharField(label="Quién recibe", max_length=200)
    signature = SignatureField(label="Firma de recibido", required=False)
    scan = forms.FileField(label="O copia firmada, digitalizada", required=False)
    note = NoteField(label="Nota, o qué se intentó", required=False, rows=2)

    def prepare(self) -> None:
        self.initial["received_by"] = self.case.petitioner

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        parts = ("way", "received_at", "received_by", "signature", "scan", "note")
        given = {part: cleaned.pop(part, None) for part in parts}
        given["way"], given["received_by"] = given["way"] or "", given["received_by"] or ""
        cleaned["receipt"] = Receipt(**(given | {"note": given["note"] or ""}))
        return cleaned
