"""Questions to incidents: which there are, what is joined to each and where it stands, what might be joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import BigIntegerField, CharField, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models import Case as Choice
from django.db.models.functions import Cast

from ventanilla.cases.models import Case, Incident, JoinedCase, SharedAnswer, SharedDraft
from ventanilla.cases.queries import Row, rows_of, visible
from ventanilla.journal.prepared import prepared
from ventanilla.processes.models import Token
from ventanilla.staff.queries import Standing
from ventanilla.utility.queries import current_pack, zone

PAGE, PROPOSED, NEAR_DAYS, OPEN = 50, 10, 7, 200
STRANGE = 3
"""What an incident and a petition are to each other when they share neither place nor matter."""
DRAFTING, REVIEWING = "cases.draft_answer", "cases.review_answer"


@dataclass(frozen=True)
class IncidentRow:
    """An incident of a list and how many of its petitions have no answer yet."""

    incident: Incident
    unanswered: int


@dataclass(frozen=True)
class IncidentPage:
    """Rows and the key of the next page, or None."""

    rows: list[IncidentRow]
    next_key: int | None


@dataclass(frozen=True)
class JoinedPage:
    """The petitions of an incident, the latest first, and the key of the next page, or None."""

    rows: list[Row]
    next_key: int | None


@dataclass(frozen=True)
class Tally:
    """Of the petitions joined: `drafting` and `reviewing` stand at those steps, `unanswered` have no issued answer."""

    joined: int
    unanswered: int
    drafting: int
    reviewing: int

    @property
    def elsewhere(self) -> int:
        """Those that have no answer and wait for something else."""
        return max(self.unanswered - self.drafting - self.reviewing, 0)


def visible_incidents(held: Standing) -> QuerySet[Incident]:
    """All, or those of an area of hers and those with a petition that she may see (B-10)."""
    found = Incident.objects.select_related("state", "resolution")
    if held.may("cases.view_all"):
        return found
    mine = JoinedCase.objects.filter(case__in=visible(held).values("pk")).values("incident")
    return found.filter(Q(area__in=held.areas) | Q(pk__in=mine)) if held.may("cases.view") else found.none()


def incident_seen(held: Standing, folio: str) -> Incident | None:
    """The incident of a folio, when this person may see it. One query where there is none; two otherwise."""
    there = _with_folio.first(folio) if held.may("cases.view") else None
    return visible_incidents(held).filter(pk=there.pk).first() if there else None


@prepared
def _with_folio(folio: str) -> QuerySet[Incident]:
    return Incident.objects.filter(folio=folio)


def incidents(held: Standing, *, resolved: bool = False, after: int | None = None) -> IncidentPage:
    """Open or resolved, the latest first. Two queries."""
    found = visible_incidents(held).filter(state__resolved_at__isnull=not resolved)
    if after:
        found = found.filter(pk__lt=after)
    page = list(found.order_by("-pk")[: PAGE + 1])
    left = dict(unanswered(page[:PAGE]).values_list("incident").annotate(n=Count("pk")).order_by())
    rows = [IncidentRow(one, left.get(one.pk, 0)) for one in page[:PAGE]]
    return IncidentPage(rows, page[PAGE - 1].pk if len(page) > PAGE else None)


def unanswered(of: Sequence[Incident]) -> QuerySet[JoinedCase]:
    """The joinings of petitions that are open and have no issued answer."""
    return JoinedCase.objects.filter(incident__in=of, case__issued_answer=None, case__state__closed_at=None)


def joined_to(incident: Incident, held: Standing, at: datetime, after: int | None = None) -> JoinedPage:
    """Its petitions that she may see, with state and legal term. Three queries."""
    found = visible(held).filter(joined__incident=incident)
    if after:
        found = found.filter(pk__lt=after)
    page = list(found.order_by("-pk")[: PAGE + 1])
    return JoinedPage(rows_of(page[:PAGE], at), page[PAGE - 1].pk if len(page) > PAGE else None)


def tally(incident: Incident) -> Tally:
    """How far its petitions are. Two queries."""
    by_task = dict(_standing_at(incident, DRAFTING, REVIEWING).values_list("task").annotate(n=Count("pk")).order_by())
    left = unanswered([incident]).count()
    return Tally(incident.state.petitions, left, by_task.get(DRAFTING, 0), by_task.get(REVIEWING, 0))


def _standing_at(incident: Incident, *tasks: str) -> QuerySet[Token]:
    """The open tasks of those codes of its petitions."""
    mine = JoinedCase.objects.filter(incident=incident).annotate(text=Cast("case_id", CharField()))
    return Token.objects.filter(
        kind=Token.Kind.TASK,
        finished_at=None,
        task__in=tasks,
        instance__closed_at=None,
        instance__subject_kind="case",
        instance__subject_id__in=mine.values("text"),
    )


def ready(incident: Incident, task: str, made_of: SharedAnswer | None = None) -> QuerySet[Case]:
    """Its petitions that stand at that step, the oldest first; with `made_of`, those whose draft has these words."""
    number = Cast("instance__subject_id", BigIntegerField())
    there = _standing_at(incident, task).annotate(number=number).values("number")
    found = Case.objects.filter(pk__in=there, joined__incident=incident)
    if made_of:
        made = SharedDraft.objects.filter(answer=made_of, draft__review=None)
        found = found.filter(pk__in=made.values("draft__case"))
    return found.select_related("state").prefetch_related("points").order_by("pk")


def to_review(incident: Incident) -> SharedAnswer | None:
    """The oldest version of the shared answer of which some petition waits for its review. One query."""
    mine = JoinedCase.objects.filter(incident=incident).values("case")
    drafts = SharedDraft.objects.filter(answer__incident=incident, draft__review=None, draft__case__in=mine)
    return SharedAnswer.objects.filter(pk__in=drafts.values("answer")).order_by("version").first()


def waiting(incident: Incident, ready_now: QuerySet[Case], at: datetime) -> list[Row]:
    """Its petitions without an answer that are not among those, with who has each. Three queries."""
    there = ready_now.prefetch_related(None).order_by().values("pk")
    left = unanswered([incident]).exclude(case__in=there).values("case")
    found = Case.objects.filter(pk__in=left).select_related("state__account").order_by("pk")
    return rows_of(list(found[:PAGE]), at)


def last_answer(incident: Incident) -> SharedAnswer | None:
    """The shared answer as it stands now."""
    return incident.answers.order_by("-version").first()


def shared_answer_of(case: Case) -> SharedAnswer | None:
    """The shared answer of the incident that the case is joined to. One query."""
    mine = JoinedCase.objects.filter(case=case).values("incident")
    return SharedAnswer.objects.filter(incident__in=mine).select_related("incident").order_by("-version").first()


def incident_of(case_id: int) -> Incident | None:
    """The incident that the case is joined to. One query."""
    return _joined_by.first(case_id)


@prepared
def _joined_by(case_id: int) -> QuerySet[Incident]:
    return Incident.objects.filter(members__case=case_id).select_related("state", "resolution").order_by("pk")[:1]


def incidents_for(case: Case, limit: int = PROPOSED) -> list[tuple[bool, Incident]]:
    """The newest open incidents, the nearest first, each with whether it has something in common with the case.

    One query.
    """
    return [(near < STRANGE, one) for near, one in _by_nearness(case)[:limit]]


@prepared
def _open_ones(which: slice) -> QuerySet[Incident]:
    return Incident.objects.filter(state__resolved_at=None).select_related("state").order_by("-pk")[which]


def proposed_for(case: Case, limit: int) -> list[Incident]:
    """Those that have something in common with the case, the nearest first. One query."""
    return [one for near, one in _by_nearness(case)[:limit] if near < STRANGE]


def _by_nearness(case: Case) -> list[tuple[int, Incident]]:
    """The newest open incidents and how near each is to the case, the nearest first. One query."""
    place = case.of_account.neighbourhood if case.of_account else ""
    found = [(_nearness(one, place, case.state.matter), one) for one in _open_ones(slice(OPEN))]
    return sorted(found, key=lambda each: each[0])


def _nearness(incident: Incident, place: str, matter: str) -> int:
    """0 same place and matter, 1 same place and one of both without matter, 2 same matter, 3 nothing in common."""
    here = bool(place) and incident.neighbourhood.casefold() == place.casefold()
    if matter and incident.matter == matter:
        return 0 if here else 2
    return 1 if here and not (matter and incident.matter) else STRANGE


def _near(incident: Incident) -> Choice:
    """The same of each petition, asked of the database."""
    here = _is("state__account__neighbourhood__iexact", incident.neighbourhood)
    same = _is("state__matter", incident.matter)
    beside = here & Q(state__matter="") if incident.matter else here
    return Choice(
        When(here & same, then=Value(0)),
        When(beside, then=Value(1)),
        When(same, then=Value(2)),
        default=Value(STRANGE),
        output_field=IntegerField(),
    )


def _is(field: str, value: str) -> Q:
    """That the field says so; what is not known equals nothing."""
    return Q(**{field: value}) if value else Q(pk=None)


def petitions_for(incident: Incident, held: Standing, limit: int = PROPOSED) -> list[Case]:
    """Petitions that may be about the same: open, unanswered, in no incident, of those days, matter or place.

    One query. Where both have a matter it has to be the same; those not assessed yet count by their place alone.
    """
    days = timedelta(days=int(current_pack().section("utility").settings.get("incidents.near_days", NEAR_DAYS)))
    began = datetime.combine(incident.began_on, time(), zone())
    found = visible(held).filter(
        joined=None,
        issued_answer=None,
        state__closed_at=None,
        filed_at__gte=began - days,
        filed_at__lt=began + days + timedelta(days=1),
    )
    return list(found.annotate(near=_near(incident)).filter(near__lt=STRANGE).order_by("near", "-pk")[:limit])
