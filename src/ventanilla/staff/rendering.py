"""How forms are drawn: Tabler's classes on each field, and errors tied to the field that has them."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

_CHOICES = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)
_PLAIN = frozenset(f"django/forms/widgets/{kind}.html" for kind in ("email", "hidden", "number", "text"))
_GENERIC = forms.Field.default_error_messages["required"]


def look_of(widget: forms.Widget) -> str:
    """The class Tabler gives to such a field."""
    if isinstance(widget, _CHOICES):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "" if widget.is_hidden else "form-control"


def left_empty(field: forms.Field) -> str:
    """What to do about a field that was left empty; its label is read just before."""
    match field.widget:
        case forms.CheckboxSelectMultiple():
            return "Marque al menos una opción."
        case forms.CheckboxInput():
            return "Marque esta casilla para continuar."
        case forms.Select() | forms.RadioSelect():
            return "Elija una opción."
        case forms.FileInput():
            return "Adjunte el archivo."
        case forms.DateInput() | forms.DateTimeInput() | forms.SplitDateTimeWidget():
            return "Escriba la fecha."
    return "Escriba este dato; hace falta para continuar."


class LookedAfterField(BoundField):
    """A field of a form that carries its class, is marked when it was refused, and says what to do if left empty.

    A file that came with a form that was refused must be chosen again, which no page can do by itself: it says so.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if field.error_messages.get("required") == _GENERIC:
            field.error_messages["required"] = left_empty(field)

    @property
    def help_text(self) -> str:
        lost = self.form.files.get(self.html_name) if self.form.files and self.form.errors else None
        return f"Vuelva a elegir «{lost.name}»: el navegador no conserva los archivos." if lost else self._help

    @help_text.setter
    def help_text(self, text: str) -> None:
        self._help = text

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        words = [str(built.get("class") or shown.attrs.get("class", "")), look_of(shown)]
        if self.errors and not shown.is_hidden:
            words.append("is-invalid")
        if classes := " ".join(w for w in words if w):
            built["class"] = classes
        return built


class Tabler(TemplatesSetting):
    """The renderer of every form. A plain input is written without its template, which costs more than all the rest."""

    bound_field_class = LookedAfterField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if template_name in _PLAIN:
            return _input(context["widget"])
        return super().render(template_name, context, request)


def _input(widget: dict[str, Any]) -> SafeString:
    """What Django's `input.html` writes."""
    value = widget["value"]
    begins = format_html('<input type="{}" name="{}"', widget["type"], widget["name"])
    given = format_html(' value="{}"', str(value)) if value is not None else ""
    return format_html("{}{}{}>", begins, given, flatatt(widget["attrs"]))
