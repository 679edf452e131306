"""The accounts of the register over which the copies are spread, and what is written about each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from ventanilla.register.models import Account, Holding

_UNSAFE = frozenset('"\\\t\n\r')
"""Signs that would have to be written otherwise inside JSON; an account with one takes no copies."""


@dataclass(frozen=True)
class Known:
    """An account as texts tell of it."""

    pk: int
    number: str
    holder: str
    address: str

    @property
    def is_safe(self) -> bool:
        return not _UNSAFE & set(self.number + self.holder + self.address)


def known(pks: Iterable[int]) -> dict[int, Known]:
    """Those accounts, whoever holds them."""
    held = dict(Holding.objects.filter(account__in=pks, ends_on=None).values_list("account_id", "party__name"))
    found = Account.objects.filter(pk__in=pks)
    return {a.pk: Known(a.pk, a.number, held.get(a.pk, ""), a.address) for a in found}


def spread(about: int) -> list[Known]:
    """About so many held accounts, evenly taken from the whole register."""
    held = Holding.objects.filter(ends_on=None)
    step = max(1, held.count() // max(1, about))
    taken = held.annotate(turn=F("pk") % step).filter(turn=0).select_related("account", "party").order_by("pk")
    each = (Known(h.account_id, h.account.number, h.party.name, h.account.address) for h in taken.iterator(2000))
    return [account for account in each if account.is_safe and account.holder]
