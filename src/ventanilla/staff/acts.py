"""An act is one transaction: whole or nothing, and an act inside another belongs to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.db import transaction

from ventanilla.staff.queries import remembered

_acting: ContextVar[bool] = ContextVar("inside an act", default=False)


@contextmanager
def one_act() -> Iterator[None]:
    """The outermost opens the transaction and asks once who holds what; one inside has no savepoint of its own.

    So a refusal of an inner act undoes the outer one too. Who means to go on after a refusal of an inner act puts
    that act in a `transaction.atomic()` of its own.
    """
    if _acting.get():
        with transaction.atomic(savepoint=False):
            yield
        return
    before = _acting.set(True)
    try:
        with transaction.atomic(), remembered():
            yield
    finally:
        _acting.reset(before)


def act[**P, R](verb: Callable[P, R]) -> Callable[P, R]:
    """A verb that is one act."""

    @wraps(verb)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        with one_act():
            return verb(*args, **kwargs)

    return whole
