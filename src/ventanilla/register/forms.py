"""The forms of the register: asking for an import, asking for a correction, refusing one."""

from typing import Any, cast

from django import forms

from ventanilla.documents.widgets import UploadField
from ventanilla.register.correction_queries import present_values
from ventanilla.register.models import Account

_MAPPING_MOST = 200_000


class ImportForm(forms.Form):
    """A file and the mapping of its columns; without one, the last mapping used serves again."""

    file = forms.FileField(
        label="Archivo del padrón",
        help_text="CSV o XLSX, como lo entrega el otro sistema.",
        error_messages={"required": "Elija el archivo que se va a importar.", "empty": "El archivo está vacío."},
    )
    mapping = forms.FileField(
        label="Correspondencia de columnas",
        required=False,
        help_text="Archivo TOML que dice qué columna es cada dato.",
        error_messages={"empty": "El archivo de correspondencia está vacío."},
    )
    dry = forms.BooleanField(
        label="Solo simular",
        required=False,
        initial=True,
        help_text="Cuenta lo que pasaría y muestra los renglones rechazados, sin escribir en el padrón.",
    )

    def __init__(self, *args: Any, last: tuple[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = last
        if last:
            self.fields["mapping"].help_text += f" Si no elige otra, se usa la última: {last[0]}."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = given.get("mapping")
        if chosen:
            if chosen.size > _MAPPING_MOST:
                self.add_error("mapping", "La correspondencia es demasiado grande; ¿eligió el archivo del padrón?")
                return given
            try:
                given["mapping_text"] = chosen.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("mapping", "La correspondencia no está en UTF-8; guárdela con esa codificación.")
            given["mapping_name"] = chosen.name
        elif self.last:
            given["mapping_name"], given["mapping_text"] = self.last
        elif "mapping" not in self.errors:
            self.add_error("mapping", "Elija la correspondencia: dice qué columna es cada dato.")
        return given


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
