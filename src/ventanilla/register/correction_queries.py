"""Questions to the corrections of the register: what waits, what was done to an account, what an import must keep."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ventanilla.documents.models import Attachment
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.register.corrections import HOLDER
from ventanilla.register.models import Account, Correction, CorrectionDecision, Holding, Party
from ventanilla.utility.queries import current_pack

PAGE = 50
LATEST = 10


@dataclass(frozen=True)
class CorrectionRow:
    """A correction with the name of its datum and its evidence. `own`: whoever looks asked for it."""

    correction: Correction
    datum: str
    evidence: tuple[Attachment, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class CorrectionPage:
    """What waits, the oldest first, and the key of the next page, or None."""

    rows: list[CorrectionRow]
    next_key: int | None


def waiting_corrections(by: Actor, after: int | None = None) -> CorrectionPage:
    """A page of what waits, as this person sees it. Two queries."""
    found = _whole().filter(waiting__isnull=False)
    if after:
        found = found.filter(waiting__correction__gt=after)
    rows = list(found.order_by("waiting__correction")[: PAGE + 1])
    return CorrectionPage(rows_of(rows[:PAGE], by), rows[PAGE - 1].pk if len(rows) > PAGE else None)


def waiting_for(by: Actor) -> tuple[int, Correction | None]:
    """How many corrections wait for somebody to authorise them, but for her own, and the oldest of them."""
    others = Correction.objects.filter(waiting__isnull=False)
    if not own_allowed():
        others = others.exclude(by_kind=by.kind, by_id=by.id)
    count = others.count()
    return count, others.select_related("account").order_by("pk").first() if count else None


def own_allowed() -> bool:
    """Whether the pack lets a person authorise what she asked herself."""
    return bool(current_pack().section("utility").settings.get("corrections.own", False))


def corrections_of(account_id: int) -> list[CorrectionRow]:
    """The latest corrections of an account, newest first. Two queries."""
    return rows_of(_latest(account_id))


@prepared
def _latest(account_id: int) -> QuerySet[Correction]:
    return _whole().filter(account_id=account_id).order_by("-pk")[:LATEST]


def correction_of(number: int, by: Actor) -> CorrectionRow | None:
    """One correction with everything about it."""
    found = _whole().filter(pk=number).first() if number < 2**63 else None
    return rows_of([found], by)[0] if found else None


def rows_of(found: Iterable[Correction], by: Actor | None = None) -> list[CorrectionRow]:
    """Corrections for a list, with their evidence in one query. A datum the pack no longer has goes by its code."""
    found, data = list(found), current_pack().section("corrections")
    shown: dict[str, list[Attachment]] = {}
    ids = [str(one.pk) for one in found]
    for file in Attachment.objects.filter(subject_kind="correction", subject_id__in=ids).order_by("pk") if ids else ():
        shown.setdefault(file.subject_id, []).append(file)
    return [
        CorrectionRow(
            one,
            data[one.field].name if one.field in data else one.field,
            tuple(shown.get(str(one.pk), ())),
            by is not None and (one.by_kind, one.by_id) == (by.kind, by.id),
        )
        for one in found
    ]


def value_of(account: Account, field: str) -> tuple[str, Party | None]:
    """How the datum stands now, and whose name it is when it is a name."""
    if field != HOLDER:
        return str(getattr(account, field)), None
    held = Holding.objects.filter(account=account, ends_on=None).select_related("party").first()
    return (held.party.name, held.party) if held else ("", None)


def present_values(account: Account) -> list[tuple[str, str, str]]:
    """What may be corrected of an account: code, name and how it stands; what is empty was never typed."""
    data = current_pack().section("corrections").values()
    stand = [(datum.code, datum.name, value_of(account, datum.code)[0]) for datum in data]
    return [each for each in stand if each[2]]


def corrections_kept(accounts: Iterable[int]) -> dict[int, list[Correction]]:
    """The corrections authorised of these accounts, in the order they were made. One query."""
    done = Correction.objects.filter(account__in=list(accounts), decision__kind=CorrectionDecision.AUTHORISED)
    kept: dict[int, list[Correction]] = {}
    for one in done.order_by("decision__pk"):
        kept.setdefault(one.account_id, []).append(one)
    return kept


def _whole() -> QuerySet[Correction]:
    return Correction.objects.select_related("account", "decision")
