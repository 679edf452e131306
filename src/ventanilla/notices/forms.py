"""Forms of messages: the filter of the outbox and the reason of an erasure."""

from django import forms

from ventanilla.notices.models import Dispatch


class FilterForm(forms.Form):
    """Which messages to look at."""

    state = forms.ChoiceField(label="Estado", required=False, choices=[("", "Todos"), *Dispatch.State.choices])


class EraseForm(forms.Form):
    """Why the law demands it."""

    reason = forms.CharField(
        label="Motivo", max_length=400, help_text="Qué resolución o solicitud lo manda.", widget=forms.Textarea
    )
