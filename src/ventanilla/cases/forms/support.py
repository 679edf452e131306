"""The forms of what is asked of supporting processes."""

from typing import Any, cast

from django import forms

from ventanilla.cases.models import SupportClosure
from ventanilla.utility.queries import current_pack


class SupportForm(forms.Form):
    kind = forms.ChoiceField(label="A qué proceso", widget=forms.RadioSelect)
    text = forms.CharField(
        label="Qué se pide",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Con lo que el otro proceso necesita saber: qué, dónde y para cuándo.",
    )
    folio = forms.CharField(
        label="Folio que le dieron",
        required=False,
        max_length=80,
        help_text="Si aún no lo tiene puede anotarlo después.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = current_pack().section("support").values()
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(k.code, _said(k)) for k in kinds]


class SupportFolioForm(forms.Form):
    folio = forms.CharField(label="Folio que le dieron", max_length=80)


class SupportClosureForm(forms.Form):
    kind = forms.ChoiceField(label="Cómo terminó", choices=SupportClosure.KINDS, widget=forms.RadioSelect)
    answer = forms.CharField(label="Qué contestaron", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


def _said(kind: Any) -> str:
    """The process with who attends it and the form or system it goes by."""
    return " · ".join(part for part in (kind.name, kind.holder, kind.form or kind.system) if part)
