"""How forms are drawn: a field left empty says what to do about it."""

import pytest
from django import forms


class Everything(forms.Form):
    """A field of each kind, and one with words of its own."""

    name = forms.CharField()
    area = forms.ChoiceField(choices=[("a", "A")])
    way = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    papers = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    agrees = forms.BooleanField()
    scan = forms.FileField()
    day = forms.DateField()
    own = forms.CharField(error_messages={"required": "Diga por qué se anula."})


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("name", "Escriba este dato; hace falta para continuar."),
        ("area", "Elija una opción."),
        ("way", "Elija una opción."),
        ("papers", "Marque al menos una opción."),
        ("agrees", "Marque esta casilla para continuar."),
        ("scan", "Adjunte el archivo."),
        ("day", "Escriba la fecha."),
        ("own", "Diga por qué se anula."),
    ],
)
def test_a_field_left_empty_says_what_to_do(field, sentence):
    assert Everything({}).errors[field] == [sentence]
