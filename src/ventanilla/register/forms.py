"""The forms of the register: asking for an import, asking for a correction, refusing one."""

from typing import Any, cast

from django import forms

from ventanilla.documents.widgets import UploadField
from ventanilla.register.correction_queries import present_values
from ventanilla.register.importing.asking import MappedFileForm
from ventanilla.register.models import Account


class ImportForm(MappedFileForm):
    """A file of the register."""


class CorrectionForm(forms.Form):
    """Which datum of an account is mistyped and how it should be."""

    field = forms.ChoiceField(
        label="Qué dato está mal escrito",
        widget=forms.RadioSelect,
        error_messages={"required": "Elija el dato que está mal escrito."},
    )
    after = forms.CharField(
        label="Cómo debe quedar",
        max_length=240,
        help_text="El dato completo, no solo la parte que cambia.",
        error_messages={"required": "Escriba el dato como debe quedar."},
    )
    reason = forms.CharField(
        label="Cómo se sabe",
        max_length=300,
        help_text="El documento que lo dice: identificación, escritura, predial…",
        error_messages={"required": "Escriba cómo se sabe: qué documento lo dice."},
    )
    evidence = UploadField(
        label="Documento que lo prueba", required=False, help_text="Si lo tiene: una fotografía o un PDF."
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = present_values(account)
        cast(forms.ChoiceField, self.fields["field"]).choices = [
            (code, f"{name}: {value}") for code, name, value in stand
        ]
        self.codes = [code for code, _, _ in stand]


class RefusalForm(forms.Form):
    """Why a correction is not made."""

    reason = forms.CharField(
        label="Por qué no se corrige",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Escriba por qué no se corrige."},
    )
