"""The form of a task: what its type asks, and after it the fields of the procedure's own JSON Schema."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.processes.tasks import TASKS

LONG_TEXT: Final = 200
"""From this length on a text is asked for in several lines."""


class BadValue(Refusal):
    """A datum of the procedure's own form is missing or wrong."""


def choices_of(rule: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The options of a field: `oneOf` with const and title, or a plain `enum`."""
    if "oneOf" in rule:
        return [(str(o["const"]), str(o.get("title", o["const"]))) for o in rule["oneOf"]]
    return [(str(value), str(value)) for value in rule.get("enum", ())]


def field_of(rule: Mapping[str, Any], required: bool) -> forms.Field:
    """A Django field for one property of a schema."""
    common: dict[str, Any] = {"label": rule["title"], "help_text": rule.get("description", ""), "required": required}
    if "default" in rule:
        common["initial"] = rule["default"]
    if options := choices_of(rule):
        return forms.ChoiceField(choices=options if required else [("", "—"), *options], **common)
    if rule["type"] == "boolean":
        return forms.BooleanField(**(common | {"required": False}))
    if rule["type"] == "integer":
        return forms.IntegerField(min_value=rule.get("minimum"), max_value=rule.get("maximum"), **common)
    if rule.get("format") == "date":
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **common)
    long = rule.get("maxLength", 0) >= LONG_TEXT
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
    return forms.CharField(
        min_length=rule.get("minLength"), max_length=rule.get("maxLength"), strip=True, widget=widget, **common
    )


def fields_of(schema: Mapping[str, Any]) -> Iterator[tuple[str, forms.Field]]:
    """The fields of a schema, in its order."""
    needed = schema.get("required", ())
    for name, rule in schema.get("properties", {}).items():
        yield name, field_of(rule, name in needed)


def task_form(step: OpenStep, schema: Mapping[str, Any], data: Any = None, files: Any = None) -> forms.BaseForm:
    """The form of an open step, bound when `data` is given."""
    kind = TASKS[step.task]
    form = kind.form(data, files, step=step) if kind.form else forms.Form(data, files)
    for name, field in fields_of(schema):
        form.fields[name] = field
        if name in step.variables:
            form.initial.setdefault(name, step.variables[name])
    return form


def pack_values(schema: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values for the task's action, and those of the procedure's own form. Errors: BadValue with its field."""
    kept: dict[str, Any] = {}
    for name, field in fields_of(schema):
        try:
            kept[name] = field.clean(values.get(name))
        except ValidationError as error:
            raise BadValue("dato-incorrecto", f"{field.label}: {' '.join(error.messages)}", field=name) from error
    return {n: v for n, v in values.items() if n not in kept}, kept
