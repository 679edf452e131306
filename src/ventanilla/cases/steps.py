"""From an open step of the procedure to its case: the one way by which an action may touch a case."""

from ventanilla.cases.models import Case
from ventanilla.processes.step import OpenStep


def case_at(step: OpenStep, task: str) -> Case:
    """The case of an open step of `task`. Errors: NotYourTurn when the step is not open or is another task."""
    step.require(task, step.subject)
    return Case.objects.select_related("state").get(pk=int(step.subject.id))
