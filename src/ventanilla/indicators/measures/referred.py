"""Sent to other processes (second indicator of PL-07): each referral, and whether it was solved within its term."""

from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, TruncMonth

from ventanilla.cases.areas import attending_areas
from ventanilla.cases.models import Referral
from ventanilla.indicators.measures import words
from ventanilla.indicators.measures.period import Period
from ventanilla.indicators.points import ACHIEVED, OUT, PENDING
from ventanilla.processes.models import Token
from ventanilla.utility.sections import PackView

TERM = "referral"
"""The group of the terms that areas have to answer in."""


def referrals(period: Period, at: datetime) -> QuerySet[Any]:
    """Each matter handed to an area other than the one that attends users, in the month it was sent.

    The term is the first that began to run for that area after it was sent. One answered without any term running
    counts as in time.
    """
    kind = Case(
        When(returned__isnull=False, then=Value(words.RETURNED)),
        When(Q(answer__isnull=False, term__in=("late", "expired")), then=Value(words.LATE)),
        When(answer__isnull=False, then=Value(words.IN_TIME)),
        When(case__state__closed_at__isnull=False, then=Value(words.WITHDRAWN)),
        When(due__lte=at, then=Value(words.OVERDUE)),
        default=Value(words.RUNNING),
        output_field=CharField(),
    )
    place = Case(
        When(kind__in=words.REFERRED_PENDING, then=Value(PENDING)),
        When(kind__in=words.REFERRED_OUT, then=Value(OUT)),
        default=Value(ACHIEVED),
    )
    return (
        Referral.objects.filter(period.moments("at"))
        .exclude(area__in=attending_areas())
        .annotate(
            month=TruncMonth("at", tzinfo=period.zone, output_field=DateField()),
            moment=F("at"),
            label=F("case__folio"),
            petition=F("case__folio"),
            group=F("area"),
            term=Subquery(_clocks().values("deadline__outcome")[:1]),
            due=Subquery(_clocks().values("deadline__due_at")[:1]),
        )
        .annotate(kind=kind)
        .annotate(place=place)
    )


def area_names(pack: PackView) -> dict[str, str]:
    """The names of the areas of the pack."""
    return {code: area.name for code, area in pack.section("organisation").areas.items()}


def _clocks() -> QuerySet[Token]:
    """The timers that guard what the area does with a referral, the oldest first."""
    return Token.objects.filter(
        kind=Token.Kind.TIMER,
        parent__area=OuterRef("area"),
        instance__subject_kind="case",
        instance__subject_id=Cast(OuterRef("case_id"), CharField()),
        deadline__group=TERM,
        deadline__reminder=False,
        deadline__started_at__gte=OuterRef("at"),
    ).order_by("deadline__started_at", "pk")
