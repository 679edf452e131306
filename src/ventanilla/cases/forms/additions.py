"""What may be added to an open case outside the procedure: evidence and references."""

from django import forms


class EvidenceForm(forms.Form):
    file = forms.FileField(label="Archivo")
    label = forms.CharField(label="Qué es", max_length=120, required=False)


class ReferenceForm(forms.Form):
    system = forms.CharField(label="Sistema", max_length=60)
    folio = forms.CharField(label="Folio", max_length=80)
