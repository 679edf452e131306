"""What the catalogues of a pack can bring into the accounting entry of a day: each side of the ledger with its word."""

from collections.abc import Iterator

from ventanilla.cashier.catalogue import Chart, Tills
from ventanilla.ledger.models import LedgerAccount
from ventanilla.tariffs.points import Book

REVENUE, TAX, RELIEF = LedgerAccount.REVENUE, LedgerAccount.TAX, LedgerAccount.RELIEF
type Side = tuple[str, str]


def relief_name(book: Book, code: str) -> str:
    """What a relief is called: its programme, or the concept of the adjustment, write-off or rounding."""
    return next((one.name for one in book.programmes if one.code == code), book.concept(code).name)


def sides_of(book: Book, tills: Tills) -> dict[Side, str]:
    """The name of each kind of ledger account and word that an entry may carry; of relief the word is why, of a bank
    which."""
    return dict(_sides(book, tills))


def unaccounted(book: Book, tills: Tills, chart: Chart) -> list[str]:
    """The names, with their sides, of what has no accounting account. A pack without a chart lacks none."""
    if not chart.accounts:
        return []
    called = dict(LedgerAccount.KINDS)
    missing = [(kind, name) for (kind, word), name in sides_of(book, tills).items() if not chart.account(kind, word)]
    return [f"{called[kind].lower()}: {name}" for kind, name in missing]


def _sides(book: Book, tills: Tills) -> Iterator[tuple[Side, str]]:
    raised = [one.concept for one in book.adjustments if one.raises]
    charged = [one.concept for rows in (book.fees, book.surcharges, book.updates) for one in rows]
    forgiven = [one.code for one in book.programmes] + [one.concept for one in book.adjustments if not one.raises]
    rounded = [book.rounding.concept] if book.rounding.concept else []
    for word in (*charged, *raised, *rounded):
        yield (REVENUE, word), book.concept(word).name
    for word in (one.code for one in book.taxes):
        yield (TAX, word), book.concept(word).name
    for word in (*forgiven, *rounded):
        yield (RELIEF, word), relief_name(book, word)
    for concept in book.concepts:
        for kind in (LedgerAccount.CUSTOMER, LedgerAccount.OPENING):
            yield (kind, concept.code), concept.name
    for means in tills.means.values():
        yield (LedgerAccount.MEANS, means.code), means.name
    for bank in tills.banks.values():
        yield (LedgerAccount.BANK, bank.code), bank.name
