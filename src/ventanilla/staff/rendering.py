"""How forms are drawn: Tabler's classes on each field, and errors tied to the field that has them."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

_CHOICES = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


def look_of(widget: forms.Widget) -> str:
    """The class Tabler gives to such a field."""
    if isinstance(widget, _CHOICES):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    return "" if widget.is_hidden else "form-control"


class LookedAfterField(BoundField):
    """A field of a form that carries its class, and is marked when it was refused."""

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
    """The renderer of every form."""

    bound_field_class = LookedAfterField
