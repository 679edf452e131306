"""The one form of the citizen's pages: folio and word."""

from typing import Any

from django import forms
from django.utils import timezone

from ventanilla.utility.queries import current_pack, local_day

_PLAIN = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class FollowForm(forms.Form):
    """As printed on the receipt; spaces and case make no difference."""

    folio = forms.CharField(
        label="Folio de su petición",
        max_length=60,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    word = forms.CharField(
        label="Clave de seguimiento",
        max_length=40,
        help_text="Doce letras y números, en tres grupos: está junto al folio.",
        widget=forms.TextInput(attrs=_PLAIN),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        example = current_pack().section("folios")["petition"].write(local_day(timezone.now()), 123)
        self.fields["folio"].help_text = f"Está en su acuse, por ejemplo {example}."

    def clean_folio(self) -> str:
        return "".join(str(self.cleaned_data["folio"]).upper().split())
