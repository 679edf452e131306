"""What `ventanilla verify` proves of the register's corrections: each waits or is decided, and none came undone."""

from collections.abc import Iterator

from django.db.models import Q

from ventanilla.journal.checks import register
from ventanilla.register.correction_queries import value_of
from ventanilla.register.models import Correction, CorrectionDecision


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


register("Correcciones del padrón decididas", corrections_wait_or_are_decided)
register("Correcciones del padrón vigentes", corrections_stand)
