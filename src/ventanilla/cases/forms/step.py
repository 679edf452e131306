"""What every form of a step has: the open step it was drawn for, and fields that know their Spanish."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms

from ventanilla.cases.models import Case
from ventanilla.processes.step import OpenStep
from ventanilla.utility.queries import current_pack


class StepForm(forms.Form):
    """A form about one open step. `step` gives the subject and the variables, local ones included."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, files: Any = None, *, step: OpenStep, **kwargs: Any
    ) -> None:
        self.step = step
        super().__init__(data, files, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Choices and initial values that depend on the case."""

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Give a field its choices."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    @property
    def case(self) -> Case:
        return Case.objects.select_related("state__account").get(pk=int(self.step.subject.id))


class NoteField(forms.CharField):
    """A few lines of text."""

    def __init__(self, *, rows: int = 3, attrs: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, **(attrs or {})}), **kwargs)


class YesNoField(forms.TypedChoiceField):
    """A question that must be answered yes or no; nothing is chosen beforehand."""

    def __init__(self, *, yes: str = "Sí", no: str = "No", **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            widget=forms.RadioSelect,
            **kwargs,
        )


def area_choices(blank: str = "") -> list[tuple[str, str]]:
    """Every area of the pack; `blank` adds an empty choice with that label."""
    areas = current_pack().section("organisation").areas.values()
    first = [("", blank)] if blank else []
    return first + sorted(((a.code, a.name) for a in areas), key=lambda pair: pair[1])
