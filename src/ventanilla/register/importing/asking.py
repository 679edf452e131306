"""The form that asks for a file of another system and the mapping that says how it is read."""

from typing import Any

from django import forms

_MAPPING_MOST = 200_000


class MappedFileForm(forms.Form):
    """A file and the mapping of its columns; without one, the last mapping used serves again.

    Cleaned, it is what an act that imports takes: `file`, its `name`, `mapping` (its text), `mapping_name` and `dry`.
    """

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
        given["name"] = given["file"].name if "file" in given else ""
        chosen = given.get("mapping")
        if chosen:
            if chosen.size > _MAPPING_MOST:
                self.add_error("mapping", "La correspondencia es demasiado grande; ¿eligió el archivo del padrón?")
                return given
            try:
                given["mapping"] = chosen.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("mapping", "La correspondencia no está en UTF-8; guárdela con esa codificación.")
            given["mapping_name"] = chosen.name
        elif self.last:
            given["mapping_name"], given["mapping"] = self.last
        elif "mapping" not in self.errors:
            self.add_error("mapping", "Elija la correspondencia: dice qué columna es cada dato.")
        return given
