"""What the file of a case holds, piece by piece: points, referrals, follow-ups, alerts, complements, references."""

from typing import Any

from django.db.models import QuerySet

from ventanilla.cases.models import Alert, Case, Complement, ExternalReference, FollowUp, Point, Referral
from ventanilla.journal.prepared import nothing, prepared

LATEST = 10


def points_of(case: Case, *, referred: bool) -> list[Point]:
    """Its points in order, with the referrals of each at hand: no question where nothing was `referred`."""
    points: list[Any] = _points(case.pk, referred)
    if not referred:
        for point in points:
            point._prefetched_objects_cache = {"referrals": nothing(Referral)}
    return points


@prepared
def _points(case_id: int, referred: bool) -> QuerySet[Point]:
    points = Point.objects.filter(case_id=case_id).order_by("number")
    return points.prefetch_related("referrals") if referred else points


@prepared
def referrals_of(case_id: int) -> QuerySet[Referral]:
    """What was sent to areas, with how each was acknowledged, answered or returned."""
    sent = Referral.objects.filter(case_id=case_id).order_by("pk")
    return sent.select_related("acknowledgement", "answer__attachment", "returned", "document")


@prepared
def follow_ups_of(case_id: int) -> QuerySet[FollowUp]:
    """The latest ones, newest first."""
    return FollowUp.objects.filter(case_id=case_id).order_by("-pk")[:LATEST]


@prepared
def alerts_of(case_id: int) -> QuerySet[Alert]:
    """The latest ones, newest first."""
    return Alert.objects.filter(case_id=case_id).order_by("-pk")[:LATEST]


@prepared
def complements_of(case_id: int) -> QuerySet[Complement]:
    """What was added to the petition, in order."""
    return Complement.objects.filter(case_id=case_id).order_by("pk")


@prepared
def references_of(case_id: int) -> QuerySet[ExternalReference]:
    """Folios of other systems, in order."""
    return ExternalReference.objects.filter(case_id=case_id).order_by("pk")
