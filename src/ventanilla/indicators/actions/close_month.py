"""Close a month: its figures and the folios of each are frozen; what changes later is shown as such."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ventanilla.documents.models.act import done
from ventanilla.indicators import counting
from ventanilla.indicators.catalogue import Indicator
from ventanilla.indicators.models import FrozenFigure, FrozenItem, MonthClosing
from ventanilla.indicators.points import Figure, Item, as_tallies, split, total
from ventanilla.indicators.queries import closing_of, declared
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.months import Month
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, zone

_BATCH = 1000


class UnableToClose(Refusal):
    """The month has not ended, or the utility declares no indicators."""


@act
def close_month(*, month: Month, by: Actor, at: datetime) -> MonthClosing:
    """Freeze what every indicator of the pack counts of `month`; closing it again gives the closing that stands.

    Errors: NotAllowed, UnableToClose.
    """
    take_turns(f"indicators:{month.code}")
    require(by, "indicators.close", at)
    if known := closing_of(month):
        return known
    _refuse(month, at)
    found = {one: counting.items(one, month, at) for one in declared().values()}
    closing = MonthClosing.objects.create(
        month=month.first,
        pack_revision=current_pack().revision,
        digest=digest_of((one.code, item) for one, items in found.items() for item in items),
        **done(by, at),
    )
    for indicator, items in found.items():
        _freeze(closing, indicator, items)
    record(
        event="indicators.month_closed",
        by=by,
        at=at,
        on=closing.subject,
        facts={
            "month": month.code,
            "digest": closing.digest,
            "figures": {one.code: _counts(total(as_tallies(items))) for one, items in found.items()},
        },
    )
    return closing


def digest_of(items: Iterable[tuple[str, Item]]) -> str:
    """The digest of what was counted: indicator, row, moment, folio, group, kind and place, in order."""
    whole = hashlib.sha256()
    for code, item in items:
        at = item.at.astimezone(UTC).isoformat(timespec="microseconds")
        said = (code, item.origin, str(item.ref), at, item.folio, item.petition, item.group, item.kind, item.place)
        whole.update("\x1f".join(said).encode() + b"\n")
    return whole.hexdigest()


def _refuse(month: Month, at: datetime) -> None:
    if not declared():
        raise UnableToClose("sin-indicadores", "El organismo no declara indicadores; publíquelos en el paquete.")
    if at < month.ends_at(zone()):
        following = month.plus(1)
        raise UnableToClose(
            "mes-en-curso",
            f"El mes aún no termina. Ciérrelo a partir del 1 de {following.name}; mientras, se ve en vivo.",
        )


def _freeze(closing: MonthClosing, indicator: Indicator, items: list[Item]) -> None:
    tallies = as_tallies(items)
    figures = {"": total(tallies)} | split(tallies)
    FrozenFigure.objects.bulk_create(
        FrozenFigure(closing=closing, indicator=indicator.code, group=group, goal=indicator.goal, **_counts(figure))
        for group, figure in figures.items()
    )
    rows = (
        FrozenItem(
            closing=closing,
            indicator=indicator.code,
            origin=item.origin,
            ref=item.ref,
            at=item.at,
            folio=item.folio,
            petition=item.petition,
            group=item.group,
            kind=item.kind,
            place=item.place,
        )
        for item in items
    )
    FrozenItem.objects.bulk_create(rows, batch_size=_BATCH)


def _counts(figure: Figure) -> dict[str, Any]:
    return {"achieved": figure.achieved, "pending": figure.pending, "out": figure.out}
