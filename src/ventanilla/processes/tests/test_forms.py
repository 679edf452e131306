"""A procedure's own JSON Schema adds fields to a task; their values become variables."""

import json

import pytest

from ventanilla.processes.forms import BadValue, fields_of
from ventanilla.processes.pack_forms import forms_of
from ventanilla.processes.procedures import Procedure
from ventanilla.processes.tests.conftest import folder, publish

pytestmark = pytest.mark.req("H-03")
SCHEMA = {
    "required": ["motivo", "fecha"],
    "properties": {
        "motivo": {"type": "string", "title": "Motivo", "oneOf": [{"const": "fuga", "title": "Fuga de agua"}]},
        "fecha": {"type": "string", "format": "date", "title": "Fecha"},
        "veces": {"type": "integer", "title": "Veces", "minimum": 1},
        "urgente": {"type": "boolean", "title": "Urgente"},
        "nota": {"type": "string", "title": "Nota", "maxLength": 500},
    },
}


@pytest.fixture
def asked(story):
    form = {"procedures/ronda/forms/queja.json": json.dumps(SCHEMA).encode()}
    asks = {'id="pedir" name="Pedir los datos"': 'id="pedir" name="Pedir los datos" v:form="queja"'}
    publish(folder("ronda", asks) | form)
    return story.open("ronda")


def test_the_values_are_checked_and_kept_as_variables(asked):
    asked.do("pedir", listo=True, clase="a", motivo="fuga", fecha="2026-11-20", veces=2)
    asked.instance.refresh_from_db()
    kept = {n: asked.instance.variables[n] for n in SCHEMA["properties"]}
    assert kept == {"motivo": "fuga", "fecha": "2026-11-20", "veces": 2, "urgente": False, "nota": ""}


def test_a_missing_or_wrong_value_is_refused_beside_its_field(asked):
    with pytest.raises(BadValue) as refused:
        asked.do("pedir", listo=True, clase="a", motivo="otro", fecha="2026-11-20")
    assert refused.value.field == "motivo"
    assert asked.tasks == ["pedir"]


def test_each_type_has_its_field_and_its_label():
    made = {name: type(field).__name__ for name, field in fields_of(SCHEMA)}
    assert list(made.values()) == ["ChoiceField", "DateField", "IntegerField", "BooleanField", "CharField"]
    assert dict(fields_of(SCHEMA))["motivo"].choices == [("fuga", "Fuga de agua")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"properties": {"a": {"type": "number", "title": "A"}}}', "string, integer o boolean"),
        ('{"properties": {"a": {"type": "string"}}}', "le falta su etiqueta"),
        ('{"properties": {"a b": {"type": "string", "title": "A"}}}', "no sirve como nombre"),
        ('{"required": ["z"], "properties": {"a": {"type": "string", "title": "A"}}}', "«z» no está"),
        ('{"properties": {}}', "no tiene campos"),
        ("{", "no es JSON"),
    ],
)
def test_a_form_that_cannot_be_asked_is_a_fault(text, told):
    _, (fault,) = forms_of(Procedure("ronda", {"forms/queja.json": text.encode()}, {}))
    assert told in fault.sentence
    assert fault.line >= 1
