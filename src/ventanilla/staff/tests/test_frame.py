"""The frame of every page: forms tie their errors to their fields, and people see only their menu."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from ventanilla.staff.queries import standing

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


class Visit(forms.Form):
    name = forms.CharField(label="Nombre", help_text="Como aparece en la identificación.")
    way = forms.ChoiceField(label="Medio", choices=[("a", "En persona"), ("b", "Por carta")], widget=forms.RadioSelect)
    area = forms.ChoiceField(label="Área", choices=[("m", "Medidores")])
    agrees = forms.BooleanField(label="Acepta")


def request_of(person=None, data=None):
    request = RequestFactory().post("/prueba/", data) if data is not None else RequestFactory().get("/prueba/")
    request.user, request._messages = person or AnonymousUser(), []
    if person:
        request.standing = standing(person.actor, AT)
    return request


def test_a_refused_field_says_so_beside_it_and_keeps_what_was_typed(db):
    data = {"name": "", "way": "b", "area": "zzz", "form_key": "la-de-antes"}
    page = render_to_string("parts/form.html", {"form": Visit(data)}, request_of(data=data))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert "form-control is-invalid" in page
    assert "form-select is-invalid" in page
    assert 'value="la-de-antes"' in page
    assert "data-error-summary" in page
    assert 'href="#id_way"' not in page
    assert 'value="b" id="id_way_1" checked' in page.replace(' class="form-check-input"', "").replace("required ", "")


def test_a_clean_form_has_no_summary(db):
    page = render_to_string("parts/form.html", {"form": Visit()}, request_of())
    assert "data-error-summary" not in page
    assert "csrfmiddlewaretoken" in page


@pytest.mark.parametrize("template", ["base.html", "403.html", "404.html", "500.html", "403_csrf.html"])
def test_a_page_renders_signed_in_and_not(people, template):
    inside = render_to_string(template, {}, request_of(people.ana))
    assert "Ana Robles" in inside or template in ("500.html", "403_csrf.html")
    assert "Volver al inicio" in render_to_string(template, {}, request_of()) or template == "base.html"


def test_the_frame_carries_no_inline_script_or_style(people):
    page = render_to_string("base.html", {}, request_of(people.ana))
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


def test_parts_say_the_light_in_words(db):
    page = engines["django"].from_string('{% due due_at -1 "red" %}').render({"due_at": AT})
    assert "Semáforo rojo:" in page
    assert "vencido hace 1 día hábil" in page
    assert "10:00" in page


def test_the_pager_keeps_the_rest_of_the_query(db):
    request = RequestFactory().get("/lista/?estado=abierta&after=5")
    request.user = AnonymousUser()
    page = render_to_string("parts/pager.html", {"next_key": "9", "first": False}, request)
    assert "?estado=abierta&amp;after=9" in page
    assert '"?estado=abierta"' in page
