"""How forms are drawn: a field left empty says what to do about it, and a file to be chosen again is named."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile


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


def test_a_file_that_came_with_a_refused_form_is_named_to_be_chosen_again():
    photo = SimpleUploadedFile("foto.png", b"x")
    assert "Vuelva a elegir «foto.png»" in str(Everything({}, {"scan": photo})["scan"].as_field_group())
    assert "foto.png" not in str(Everything()["scan"].as_field_group())
