"""Why less is left of a charge than was charged: what was paid, discounted, adjusted or returned, with its paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from ventanilla.billing.favour import adjustment_papers
from ventanilla.billing.origins import papers_of
from ventanilla.billing.points import Lowered, Settlement
from ventanilla.billing.queries import programme_called
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.ledger.models.entry import COUNTS
from ventanilla.staff.queries import Standing

MOST = 200
"""The latest movements that are told of an account; the page of its movements tells the others."""
SAID = {
    "payment": "Se pagó",
    "application": "Se pagó con saldo a favor",
    "discount": "Descuento",
    "adjustment": "Se rebajó",
    "write_off": "Se canceló",
    "old_payment": "Se pagó, dice el otro sistema",
    "bounced": "Se devolvió el cheque",
}
_GIVEN_BACK = "bounced"
"""The kind of the entries that take back a part of a payment that stands."""


def with_reasons(settlement: Settlement, held: Standing) -> Settlement:
    """The same, each charge of which less is left with what lowered it, the oldest first. Three queries at most."""
    less = [line.item.number for line in settlement.lines if line.item.left != line.item.charged]
    if not less:
        return settlement
    parts = list(_parts(less))
    entries = {entry: kind for _, entry, kind, *_ in parts}
    papers = papers_of(entries, held) | adjustment_papers(entries)
    found: dict[int, dict[int, Lowered]] = {}
    for item, entry, kind, on, moved, debit, code in reversed(parts):
        centavos = -moved if kind == _GIVEN_BACK else moved
        of_item = found.setdefault(item, {})
        known = of_item.get(entry)
        if known:
            of_item[entry] = replace(known, centavos=known.centavos + centavos)
        else:
            of_item[entry] = Lowered(on, _said(kind, debit, code), centavos, papers.get(entry))
    lines = (replace(one, lowered=tuple(found.get(one.item.number, {}).values())) for one in settlement.lines)
    return replace(settlement, lines=tuple(lines))


def _said(kind: str, debit: str, code: str) -> str:
    """A discount is called by its programme."""
    said = SAID.get(kind, "Bajó")
    if kind != "discount" or debit != LedgerAccount.RELIEF:
        return said
    named = programme_called(code)
    return f"{said}: {named}" if named else said


def _parts(items: Sequence[int]) -> list[tuple[int, int, str, date, int, str, str]]:
    """The latest that settled those items and stands, and what a returned cheque took back.

    Of each: item, entry, kind, day, centavos, debit kind and code."""
    lowers = Q(credit__kind=LedgerAccount.CUSTOMER) | Q(entry__kind=_GIVEN_BACK)
    rows: Any = Transfer.objects.filter(COUNTS, lowers, settles__in=items)
    rows = rows.filter(entry__reverses=None, entry__reversal=None).order_by("-pk")
    return list(
        rows.values_list(
            "settles_id", "entry_id", "entry__kind", "entry__effective_on", "centavos", "debit__kind", "debit__code"
        )[:MOST]
    )
