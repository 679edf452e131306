"""The one form of the citizen's pages: folio and word."""

from django import forms

_PLAIN = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class FollowForm(forms.Form):
    """As printed on the receipt; spaces and case make no difference."""

    folio = forms.CharField(
        label="Folio de su petición",
        max_length=60,
        help_text="Está en su acuse, por ejemplo PET-2026-000123.",
        widget=forms.TextInput(attrs=_PLAIN),
    )
    word = forms.CharField(
        label="Clave de seguimiento",
        max_length=40,
        help_text="Doce letras y números, en tres grupos: está junto al folio.",
        widget=forms.TextInput(attrs=_PLAIN),
    )

    def clean_folio(self) -> str:
        return "".join(str(self.cleaned_data["folio"]).upper().split())
