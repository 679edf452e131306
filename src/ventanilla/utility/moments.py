"""A date and hour that people type: it is read and shown in the utility's own time, wherever the server stands."""

from typing import Any, Final

from django import forms
from django.utils import timezone

from ventanilla.utility.queries import zone

MOMENT_FORMAT: Final = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A local date and hour, typed or picked."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT_FORMAT)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=[MOMENT_FORMAT, "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"], **kwargs)

    def to_python(self, value: Any) -> Any:
        with timezone.override(zone()):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(zone()):
            return super().prepare_value(value)
