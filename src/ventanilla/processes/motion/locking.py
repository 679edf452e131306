"""The one lock order: the instance first, and everything else about it after."""

from collections.abc import Sequence

from django.db.models import QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.refusals import AlreadyDone, clock_text, not_your_turn


def lock_instance(number: int) -> Instance | None:
    """The instance row for update. It holds until the transaction ends, so that there must be one."""
    return _for_update.first(number)


@prepared
def _for_update(number: int) -> QuerySet[Instance]:
    rows = Instance.objects.select_for_update(of=("self",))
    return rows.select_related("definition").filter(pk=number)


def lock_instances(numbers: Sequence[int]) -> list[Instance]:
    """Those rows for update, in order, without the ones that another worker has."""
    rows = Instance.objects.select_for_update(of=("self",), skip_locked=True)
    return list(rows.select_related("definition").filter(pk__in=numbers).order_by("pk"))


def lock_instance_of(token: int) -> Instance:
    """The locked instance of a task, whatever became of the task. Errors: NotYourTurn when there is none."""
    row = _token.first(token)
    instance = lock_instance(row.instance_id) if row and row.kind == Token.Kind.TASK else None
    if instance is None:
        raise not_your_turn()
    return instance


def lock_with(token: int) -> tuple[Instance, Token]:
    """The locked instance of a task and the task, read after the lock. Errors: NotYourTurn, AlreadyDone."""
    instance = lock_instance_of(token)
    row = _token(token)[0]
    if not row.is_open:
        raise already_done(row)
    return instance, row


@prepared
def _token(number: int) -> QuerySet[Token]:
    return Token.objects.filter(pk=number)


def already_done(token: Token) -> AlreadyDone:
    """Who finished a task and when, or that the procedure withdrew it."""
    when = token.finished_at
    assert when is not None
    if token.outcome in (Token.Outcome.DONE, Token.Outcome.LATE):
        sentence = f"{token.finished_by} ya terminó esta tarea el {clock_text(when)}. Vea en el asunto lo que sigue."
    elif token.outcome == Token.Outcome.EXPIRED:
        sentence = f"El plazo de esta tarea venció y el procedimiento siguió el {clock_text(when)}. Vea lo que sigue."
    else:
        sentence = f"El procedimiento retiró esta tarea el {clock_text(when)}. Vea en el asunto lo que sigue."
    return AlreadyDone(sentence, token.finished_by or "El sistema", when)
