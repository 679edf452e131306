"""Questions to the adjustments: what waits, and what was done to an account."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ventanilla.billing.models import Adjustment
from ventanilla.billing.queries import book
from ventanilla.documents.models import Attachment
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.prepared import prepared
from ventanilla.ledger.models import Transfer
from ventanilla.register.models import Account

PAGE = 50
LATEST = 10


@dataclass(frozen=True)
class AdjustmentRow:
    """An adjustment, its lines (concept, period, centavos) and its evidence. `own`: whoever looks proposed it."""

    adjustment: Adjustment
    lines: tuple[tuple[str, str, int], ...] = ()
    evidence: tuple[Attachment, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class AdjustmentPage:
    """What waits, the oldest first, and the key of the next page, or None."""

    rows: list[AdjustmentRow]
    next_key: int | None


def waiting_adjustments(by: Actor, after: int | None = None) -> AdjustmentPage:
    """A page of what waits, as this person sees it. Three queries."""
    found = _whole().filter(waiting__isnull=False)
    if after:
        found = found.filter(waiting__adjustment__gt=after)
    rows = list(found.order_by("waiting__adjustment")[: PAGE + 1])
    return AdjustmentPage(rows_of(rows[:PAGE], by), rows[PAGE - 1].pk if len(rows) > PAGE else None)


def waiting_for(by: Actor, may: Iterable[str]) -> tuple[int, Adjustment | None]:
    """How many wait for somebody who may decide of those ways, but for her own, and the oldest of them."""
    others = Adjustment.objects.filter(waiting__isnull=False, way__in=list(may)).exclude(by_kind=by.kind, by_id=by.id)
    count = others.count()
    return count, others.select_related("account").order_by("pk").first() if count else None


def adjustments_of(account_id: int) -> list[Adjustment]:
    """The latest adjustments of an account, newest first. One query."""
    return list(_latest(account_id))


@prepared
def _latest(account_id: int) -> QuerySet[Adjustment]:
    return _whole().filter(account_id=account_id).order_by("-pk")[:LATEST]


def waiting_of(account: Account) -> list[Adjustment]:
    """What waits of an account, the oldest first. One query."""
    return list(Adjustment.objects.filter(waiting__account=account).order_by("pk"))


def waiting_charges(account: Account) -> dict[int, str]:
    """The charges of an account whose adjustment waits already, by their number, with its folio. Two queries."""
    entries = dict(Adjustment.objects.filter(waiting__account=account).values_list("entry", "folio"))
    lines = Transfer.objects.filter(entry__in=list(entries)).values_list("settles", "entry") if entries else ()
    return {item: entries[entry] for item, entry in lines if item}


def adjustment_of(number: int, by: Actor) -> AdjustmentRow | None:
    """One adjustment with everything about it."""
    found = _whole().filter(pk=number).first() if number < 2**63 else None
    return rows_of([found], by)[0] if found else None


def rows_of(found: Iterable[Adjustment], by: Actor) -> list[AdjustmentRow]:
    """Adjustments for a list, with lines and evidence. Two queries."""
    found, tariffs = list(found), book()
    files: dict[str, list[Attachment]] = {}
    ids = [str(one.pk) for one in found]
    for file in Attachment.objects.filter(subject_kind="adjustment", subject_id__in=ids).order_by("pk") if ids else ():
        files.setdefault(file.subject_id, []).append(file)
    lines: dict[int, list[tuple[str, str, int]]] = {}
    for line in Transfer.objects.filter(entry__in=[one.entry_id for one in found]).order_by("pk") if found else ():
        named = tariffs.concept(line.concept).name
        lines.setdefault(line.entry_id, []).append((named, line.period, line.centavos))
    return [
        AdjustmentRow(
            one,
            tuple(lines.get(one.entry_id, ())),
            tuple(files.get(str(one.pk), ())),
            (one.by_kind, one.by_id) == (by.kind, by.id),
        )
        for one in found
    ]


def case_named(kind: str, number: str) -> Subject | None:
    """A subject of another floor as the journal calls it, or None when nothing happened to it. One query."""
    told = Told.objects.filter(subject_kind=kind, subject_id=number).exclude(folio="").order_by("-pk").first()
    return Subject(kind, number, told.folio) if told else None


def _whole() -> QuerySet[Adjustment]:
    return Adjustment.objects.select_related("account", "decision")
