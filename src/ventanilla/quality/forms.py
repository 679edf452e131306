"""The form with which somebody signs a revision."""

from django import forms


class SigningForm(forms.Form):
    """The day on which the document was made, reviewed or authorised, and which of the three."""

    step = forms.ChoiceField(
        choices=[("made", ""), ("reviewed", ""), ("authorised", "")], widget=forms.HiddenInput, label="Firma"
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, label="Revisión")
    on = forms.DateField(label="Fecha", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
