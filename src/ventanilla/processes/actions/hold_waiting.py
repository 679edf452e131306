"""Lock the procedures that wait for a message before anything else is locked: who delivers it locks more first."""

from collections.abc import Sequence

from django.db.models import QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.processes.models import Token
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.staff.acts import act


@act
def hold_waiting(*, name: str, keys: Sequence[str]) -> None:
    """The instances with a token that waits for that message with one of those keys, until the transaction ends."""
    for number in sorted(set(_waiting(name, sorted(keys)))):
        lock_instance(number)


@prepared
def _waiting(name: str, keys: Sequence[str]) -> QuerySet[Token, int]:
    waits = Token.objects.filter(kind=Token.Kind.MESSAGE, message=name, key__in=keys, finished_at=None)
    return waits.values_list("instance_id", flat=True)
