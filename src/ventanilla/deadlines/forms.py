"""The form that grants more time."""

from typing import Any

from django import forms


class ExtensionForm(forms.Form):
    """How much, why and by which document."""

    amount = forms.IntegerField(label="Cuánto se prorroga", min_value=1, max_value=999)
    reason = forms.CharField(label="Motivo", max_length=300)
    document = forms.CharField(
        label="Documento que lo acuerda", max_length=120, help_text="Su número o folio y su fecha."
    )

    def __init__(self, *given: Any, unit: str, left: int, **others: Any) -> None:
        """`unit` is the name of many, as «días hábiles»; `left` is what may still be added."""
        super().__init__(*given, **others)
        self.fields["amount"].help_text = f"En {unit}; a lo más {left}."
