"""The forms of incidents: what happened, the shared answer, to whom, how it ended, and why one is not of it."""

from typing import Any, cast

from django import forms

from ventanilla.cases.actions.answer_incident import Answered
from ventanilla.cases.actions.open_incident import Happened
from ventanilla.cases.catalogue import attended
from ventanilla.cases.forms.step import NoteField, YesNoField, area_choices
from ventanilla.documents.widgets import when
from ventanilla.utility.queries import current_pack


class IncidentForm(forms.Form):
    """What happened, where, since when, and who is responsible."""

    title = forms.CharField(
        label="Qué pasa, en una línea",
        max_length=160,
        help_text="La leerán todas las personas que lo reportaron: no ponga nombres ni cuentas.",
    )
    matter = forms.ChoiceField(label="De qué trata")
    area = forms.ChoiceField(label="Área responsable")
    began_on = forms.DateField(label="Desde qué día", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    neighbourhood = forms.CharField(
        label="Colonia",
        required=False,
        max_length=120,
        help_text="Como está en el padrón: sirve para proponer las peticiones de ahí.",
    )
    place = forms.CharField(label="Lugar", required=False, max_length=200, help_text="Calle, esquina o referencia.")
    description = NoteField(label="Lo que se sabe", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matters = attended(current_pack().section("matters")).values()
        choose(self, "matter", [("", "Elija…"), *((m.code, m.name) for m in matters)])
        choose(self, "area", area_choices(blank="Elija…"))

    @property
    def happened(self) -> Happened:
        return Happened(**self.cleaned_data)


class SharedAnswerForm(forms.Form):
    """The parts of an answer, once for all."""

    opening = NoteField(
        label="Antecedentes",
        required=False,
        help_text="Cada carta ya cita el folio y la fecha de su petición.",
    )
    area = forms.ChoiceField(label="Quién responde")
    answer = NoteField(label="Respuesta", rows=5, help_text="Debe contestar lo que todas piden.")
    evidence = NoteField(label="Pruebas", rows=2)
    grounds = NoteField(label="Fundamento", rows=2)
    closing = NoteField(label="Conclusión", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "area", area_choices(blank="Elija…"))

    @property
    def said(self) -> Answered:
        return Answered(**self.cleaned_data)


class ReviewAllForm(forms.Form):
    approved = YesNoField(label="Decisión", yes="Visto bueno: se numeran y se emiten", no="Se devuelven para corregir")
    reason = NoteField(label="Qué hay que corregir", required=False, attrs=when("approved", "no"))


class ResolutionForm(forms.Form):
    what = NoteField(label="Qué se hizo", help_text="Lo leerán las personas que dejaron correo.")


class SeparationForm(forms.Form):
    reason = NoteField(label="Por qué no es lo mismo", rows=2)


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field its choices."""
    cast(forms.ChoiceField, form.fields[name]).choices = choices
