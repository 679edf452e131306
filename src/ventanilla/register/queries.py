"""Questions to the register: find accounts, who held one on a day, what other systems say it owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import LedgerAccount
from ventanilla.register.matching import BY_NUMBER, by_whole_number, numbered
from ventanilla.register.models import Account, Holding, ImportedBalance, Meter
from ventanilla.register.search import find
from ventanilla.register.words import has_digit, key_of


@dataclass(frozen=True)
class Row:
    """An account as a list shows it. `why` says what it was found by when that is not its name or address.

    `balance_centavos` is what its charges leave, without surcharges, when it is in the books; else what another system
    told, or None.
    """

    id: int
    number: str
    slug: str
    premises_number: str
    holder: str
    address: str
    meter: str
    balance_centavos: int | None
    in_books: bool
    state: str
    state_label: str
    why: str = ""


@dataclass(frozen=True)
class SearchAnswer:
    """Rows, best first. `note` tells the person what was left out; `corrected` pairs what was typed and understood."""

    rows: list[Row]
    note: str = ""
    corrected: tuple[tuple[str, str], ...] = ()


def search(text: str, limit: int = 10) -> SearchAnswer:
    """Accounts by number, premises, holder, address, meter or phone; accents, slips and word order forgiven."""
    found = find(text, limit)
    why = dict(found.ids)
    return SearchAnswer(rows_of(why, why), found.note, found.corrected)


def rows_of(ids: Iterable[int], why: dict[int, str] | None = None) -> list[Row]:
    """The rows of these accounts in this order, in four queries whatever their number."""
    wanted = list(ids)
    accounts = Account.objects.annotate(told=Sum("imported_balances__centavos")).in_bulk(wanted)
    holders = dict(Holding.objects.filter(account__in=wanted, ends_on=None).values_list("account_id", "party__name"))
    meters = dict(Meter.objects.filter(account__in=wanted, ends_on=None).values_list("account_id", "serial"))
    books = _left_in_books(wanted)
    return [
        Row(
            id=a.pk,
            number=a.number,
            slug=a.slug,
            premises_number=a.premises_number,
            holder=holders.get(a.pk, ""),
            address=a.address,
            meter=meters.get(a.pk, ""),
            balance_centavos=books.get(a.pk, a.told),
            in_books=a.pk in books,
            state=a.state,
            state_label=a.get_state_display(),
            why=(why or {}).get(a.pk, ""),
        )
        for a in (accounts[i] for i in wanted if i in accounts)
    ]


def _left_in_books(wanted: Iterable[int]) -> dict[int, int]:
    """What the charges of each of those accounts leave, in centavos, of those that the ledger knows."""
    known = LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER, code__in=[str(pk) for pk in wanted])
    sums = known.order_by().values_list("code").annotate(total=Coalesce(Sum("open_items__centavos"), 0))
    return {int(code): total for code, total in sums}


def account(number: str) -> Account | None:
    """The account of that number, else the only one with it written otherwise (dashes, zeros before), else None."""
    exact, key = _numbered.first(number), key_of(number)
    if exact or not key:
        return exact
    alike = numbered(key, 2)
    return _with_id.first(alike[0]) if len(alike) == 1 else None


@prepared
def _numbered(number: str) -> QuerySet[Account]:
    return Account.objects.filter(number=number).order_by("pk")[:1]


def account_by_whole_number(text: str) -> Account | None:
    """The account whose whole number was typed, when nothing else has that number; up to five questions."""
    key = key_of(text)
    if not has_digit(key):
        return None
    found = by_whole_number(key, 2)
    return _with_id.first(next(iter(found))) if list(found.values()) == [BY_NUMBER] else None


@prepared
def _with_id(pk: int) -> QuerySet[Account]:
    return Account.objects.filter(pk=pk)


def holder_of(account: Account, on: date) -> Holding | None:
    """Who held the account on a day, with the party; None when nobody did."""
    return _holding_on.first(account.pk, on, on)


@prepared
def _holding_on(account_id: int, since: date, until: date) -> QuerySet[Holding]:
    held = Holding.objects.filter(Q(starts_on=None) | Q(starts_on__lte=since), account_id=account_id)
    return held.filter(Q(ends_on=None) | Q(ends_on__gt=until)).select_related("party").order_by("-starts_on", "-pk")[:1]


def holders_in_time(account: Account) -> list[Holding]:
    """Every holder, the present one first, with phones."""
    return sorted(_holdings(account.pk), key=lambda h: (h.ends_on is None, h.ends_on or date.min), reverse=True)


def meters_in_time(account: Account) -> list[Meter]:
    """Every meter that stood there, the present one first."""
    return sorted(_meters(account.pk), key=lambda m: (m.ends_on is None, m.ends_on or date.min), reverse=True)


@prepared
def _holdings(account_id: int) -> QuerySet[Holding]:
    return Holding.objects.filter(account_id=account_id).select_related("party").prefetch_related("party__phones")


@prepared
def _meters(account_id: int) -> QuerySet[Meter]:
    return Meter.objects.filter(account_id=account_id)


def balances_of(account: Account) -> list[ImportedBalance]:
    """What other systems say is owed, by concept."""
    return _balances(account.pk)


@prepared
def _balances(account_id: int) -> QuerySet[ImportedBalance]:
    return ImportedBalance.objects.filter(account_id=account_id).order_by("concept")


def is_in_the_books(account: Account) -> bool:
    """Whether the ledger knows the account: then what it owes is there, and what other systems told is history."""
    return _customer.first(str(account.pk)) is not None


@prepared
def _customer(code: str) -> QuerySet[LedgerAccount]:
    return LedgerAccount.objects.filter(kind=LedgerAccount.CUSTOMER, code=code)
