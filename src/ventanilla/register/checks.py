"""What `ventanilla verify` proves of the register: corrections stand, and each account is as its last row says."""

from collections.abc import Iterator
from itertools import batched, groupby, pairwise
from operator import itemgetter

from django.db.models import Count, Q

from ventanilla.journal.checks import register
from ventanilla.register.correction_queries import value_of
from ventanilla.register.models import (
    Account,
    Connection,
    Contract,
    Correction,
    CorrectionDecision,
    SupplyState,
    UseChange,
)
from ventanilla.register.models.connection import name_of


def corrections_wait_or_are_decided() -> Iterator[str]:
    """A correction is in the list of what waits exactly while nothing is decided of it."""
    both = Q(waiting__isnull=False, decision__isnull=False) | Q(waiting=None, decision=None)
    for folio in Correction.objects.filter(both).order_by("pk").values_list("folio", flat=True):
        yield f"La corrección {folio} del padrón no está ni en espera ni decidida, o está de las dos maneras."


def corrections_stand() -> Iterator[str]:
    """The slip of the latest correction of each datum did not come back."""
    latest: dict[tuple[int, str], Correction] = {}
    done = Correction.objects.filter(decision__kind=CorrectionDecision.AUTHORISED).select_related("account")
    for one in done.order_by("decision__pk").iterator(chunk_size=1000):
        latest[one.account_id, one.field] = one
    for one in latest.values():
        value, party = value_of(one.account, one.field)
        if value == one.before and (party.pk if party else None) == one.party_id:
            yield f"La cuenta {one.account.number} volvió a decir «{one.before}», que se corrigió con {one.folio}."


def states_are_as_told() -> Iterator[str]:
    """Each account stands as its last change of state says, and each change begins where the one before ended."""
    yield from _as_told(SupplyState, "state", "state", "estado")


def uses_are_as_told() -> Iterator[str]:
    """The same of the use class."""
    yield from _as_told(UseChange, "after", "use_class", "uso")


def one_at_a_time() -> Iterator[str]:
    """An account has one contract in force and one connection of each kind in use at most."""
    twice = (
        Contract.objects.filter(end=None).values_list("account__number").annotate(many=Count("pk")).filter(many__gt=1)
    )
    for number, many in twice.order_by("account__number"):
        yield f"La cuenta {number} tiene {many} contratos vigentes a la vez."
    used = Connection.objects.filter(end=None).values_list("account__number", "kind").annotate(many=Count("pk"))
    for number, kind, many in used.filter(many__gt=1).order_by("account__number"):
        yield f"La cuenta {number} tiene {many} conexiones en uso a la vez: {name_of(kind).lower()}."


def _as_told(model: type[SupplyState | UseChange], after: str, cached: str, what: str) -> Iterator[str]:
    """The rows of each account in their order, a thousand accounts at a time."""
    rows = model._default_manager.order_by("account_id", "pk").values_list("account_id", "before", after)
    each = ((pk, list(some)) for pk, some in groupby(rows.iterator(chunk_size=1000), itemgetter(0)))
    for some in batched(each, 1000, strict=False):
        kept = Account.objects.in_bulk([pk for pk, _ in some])
        for pk, changes in some:
            if any(one[2] != other[1] for one, other in pairwise(changes)):
                yield f"De la cuenta {kept[pk].number}, los cambios de {what} no siguen uno de otro."
            if getattr(kept[pk], cached) != changes[-1][2]:
                yield f"De la cuenta {kept[pk].number}, el {what} no es el del último cambio anotado."


register("Correcciones del padrón decididas", corrections_wait_or_are_decided)
register("Correcciones del padrón vigentes", corrections_stand)
register("Estado del servicio de las cuentas", states_are_as_told)
register("Uso de las cuentas", uses_are_as_told)
register("Contratos y conexiones de las cuentas", one_at_a_time)
