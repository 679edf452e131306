"""From an open step of the procedure to its case: the one way by which an action may touch a case."""

from django.db.models import QuerySet

from ventanilla.cases.models import Case
from ventanilla.journal.prepared import prepared
from ventanilla.processes.step import OpenStep


def case_at(step: OpenStep, task: str) -> Case:
    """The case of an open step of `task`. Errors: NotYourTurn when the step is not open or is another task."""
    step.require(task, step.subject)
    return _case(int(step.subject.id))[0]


@prepared
def _case(pk: int) -> QuerySet[Case]:
    return Case.objects.select_related("state").filter(pk=pk)
