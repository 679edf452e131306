"""Fields for files, signatures and amounts: several files at once, a signature drawn on the screen, pesos."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ventanilla.lib.pesos import centavos, unread

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.txt,.docx,.xlsx,.odt,.ods"
_PREFIX = "data:image/png;base64,"
_LONGEST = 700_000


def when(name: str, *answers: str) -> dict[str, str]:
    """The attributes of a field that matters only for those answers of the field `name`; the screen hides it else."""
    return {"data-when": f"{name}={' '.join(answers)}"}


class SignatureInput(forms.Widget):
    """A board to draw on with finger, pen or mouse; it sends a PNG as a data URL. Without a script it says so."""

    template_name = "documents/signature_input.html"
    use_fieldset = True


class SignatureField(forms.Field):
    """The drawn signature as PNG bytes, or None when nothing was drawn. A typed name is never a signature."""

    widget = SignatureInput

    def to_python(self, value: Any) -> bytes | None:
        if not value:
            return None
        text = str(value)
        if not text.startswith(_PREFIX) or len(text) > _LONGEST:
            raise forms.ValidationError("La firma no llegó bien. Pida que se firme otra vez.", code="firma-ilegible")
        try:
            return base64.b64decode(text.removeprefix(_PREFIX), validate=True)
        except binascii.Error as error:
            raise forms.ValidationError(
                "La firma no llegó bien. Pida que se firme otra vez.", code="firma-ilegible"
            ) from error


class UploadInput(forms.FileInput):
    """One file; the browser offers the kinds that are admitted."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPTED, **(attrs or {})})


class UploadsInput(UploadInput):
    """Several files in one field."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True, **(attrs or {})})


class UploadField(forms.FileField):
    """One file; its content is examined by `store_file`."""

    widget = UploadInput


class UploadsField(forms.FileField):
    """A list of files, perhaps empty when it is not required."""

    widget = UploadsInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        given = data if isinstance(data, (list, tuple)) else [data]
        brought = [one for one in given if one]
        if not brought:
            super().clean(None, initial)
            return []
        return [super(UploadsField, self).clean(one, initial) for one in brought]


class PesosField(forms.CharField):
    """An amount as people type it; cleaned, whole centavos, or None when it was left empty and may be."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **given: Any) -> None:
        long = "Ese importe es demasiado largo; escríbalo en pesos, como 1234.50."
        super().__init__(max_length=20, error_messages={"max_length": long}, **given)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = centavos(text)
        if found is None:
            raise forms.ValidationError(unread(text))
        return found

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02d}" if isinstance(value, int) else value
