"""Users served (first indicator of PL-07): each matter of the log, and each petition that came otherwise."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, TruncMonth

from ventanilla.cases.areas import attending_areas
from ventanilla.cases.models import Case as Petition
from ventanilla.cases.models import Closure, Referral
from ventanilla.indicators.measures import words
from ventanilla.indicators.measures.period import Period
from ventanilla.indicators.points import ACHIEVED, OUT, PENDING
from ventanilla.reception.models import Outcome
from ventanilla.reception.queries import matters_between

PLACE = Case(
    When(kind__in=words.SERVED_PENDING, then=Value(PENDING)),
    When(kind__in=words.SERVED_OUT, then=Value(OUT)),
    default=Value(ACHIEVED),
)


def matters(period: Period, at: datetime) -> QuerySet[Any]:
    """Each matter of the visitor log, by the day of its visit; one that opened a petition is resolved when that is."""
    case = "outcome__case"
    kind = Case(
        When(outcome=None, then=Value(words.WAITING)),
        When(outcome__kind=Outcome.RESOLVED, then=Concat(Value(words.RESOLUTION), F("outcome__resolution"))),
        When(outcome__kind=Outcome.INFORMED, then=Value(words.INFORMED)),
        When(outcome__kind=Outcome.SENT, then=Value(words.SENT)),
        When(outcome__kind=Outcome.LEFT, then=Value(words.LEFT)),
        *_petition_kinds(f"{case}__"),
        default=Value(words.OPEN),
        output_field=CharField(),
    )
    line = Concat(Cast("visit__day", CharField()), Value("/"), Cast("visit__number", CharField()))
    sent = When(outcome__kind=Outcome.SENT, then=Value(words.OTHER))
    found = matters_between(period.first.first, period.last.plus(1).first - timedelta(days=1))
    return (
        found.select_related(None)
        .annotate(
            month=TruncMonth("visit__day", output_field=DateField()),
            moment=F("at"),
            label=Case(When(number=1, then=line), default=Concat(line, Value("."), Cast("number", CharField()))),
            petition=F(f"{case}__folio"),
            group=_group(case, sent),
            kind=kind,
        )
        .annotate(place=PLACE)
    )


def petitions(period: Period, at: datetime) -> QuerySet[Any]:
    """Petitions that no line of the visitor log opened: by telephone, by mail, in writing."""
    kind = Case(*_petition_kinds(""), default=Value(words.OPEN), output_field=CharField())
    return (
        Petition.objects.filter(period.moments("filed_at"), visit_outcome=None)
        .annotate(
            month=TruncMonth("filed_at", tzinfo=period.zone, output_field=DateField()),
            moment=F("filed_at"),
            label=F("folio"),
            petition=F("folio"),
            group=_group("pk"),
            kind=kind,
        )
        .annotate(place=PLACE)
    )


def _petition_kinds(to_case: str) -> list[When]:
    """How a petition that is over ended; `to_case` is the way to it, with its underscores."""
    reason, solved = f"{to_case}closure__reason", f"{to_case}immediate_resolution__kind"
    return [
        When(
            Q(**{reason: Closure.IMMEDIATE, f"{solved}__isnull": False}),
            then=Concat(Value(words.RESOLUTION), F(solved)),
        ),
        When(**{reason: Closure.UNACCREDITED}, then=Value(words.UNACCREDITED)),
        When(**{f"{reason}__isnull": False}, then=Value(words.ANSWERED)),
    ]


def _group(case: str, *others: When) -> Case:
    """To other processes when the petition was ever referred to another area, or by the conditions given."""
    sent = Referral.objects.filter(case=OuterRef(case)).exclude(area__in=attending_areas())
    return Case(*others, When(Exists(sent), then=Value(words.OTHER)), default=Value(words.INTERNAL))
