"""How forms are drawn: a field left empty says what to do about it, and a file to be chosen again is named."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.renderers import TemplatesSetting


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


class Plain(forms.Form):
    """Fields whose input is written without a template."""

    name = forms.CharField(widget=forms.TextInput(attrs={"autofocus": True, "disabled": False, "data-a": 'x"<&'}))
    mail = forms.EmailField(required=False)
    number = forms.IntegerField(min_value=0, localize=False)
    hidden = forms.CharField(widget=forms.HiddenInput)


def tag_of(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))
    parser.feed(html)
    return found


@pytest.mark.parametrize("field", ["name", "mail", "number", "hidden"])
@pytest.mark.parametrize("value", [None, 'di "hola" <b>&', 1234567, ""])
def test_a_plain_input_says_what_djangos_template_would(field, value):
    bound = Plain({"name": ""} if value is None else None, initial={field: value})[field]
    said = tag_of(str(bound))
    widget = bound.field.widget
    context = widget.get_context(bound.html_name, bound.value(), bound.build_widget_attrs({"id": bound.auto_id}))
    assert said == tag_of(TemplatesSetting().render(widget.template_name, context))
    assert len(said) == 1
