"""Three different people sign a revision, in order, once, and on a day that can be."""

from datetime import date, timedelta

import pytest

from ventanilla.journal.models import Entry
from ventanilla.quality.actions import UnableToSign, sign_revision
from ventanilla.quality.models import Approval
from ventanilla.quality.queries import in_force
from ventanilla.quality.tests.conftest import AT, plan
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("G-09")
TODAY = date(2026, 11, 20)


def sign(people, who, step, on=TODAY, revision=None):
    return sign_revision(revision=revision or plan(), step=step, on=on, by=getattr(people, who).actor, at=AT)


def refused(code, people, *args, **given):
    with pytest.raises(UnableToSign) as refusal:
        sign(people, *args, **given)
    assert refusal.value.code == code
    return refusal.value


def test_made_reviewed_and_authorised(people):
    for who, step in (("sara", "made"), ("gema", "reviewed"), ("diana", "authorised")):
        sign(people, who, step)
    found = next(c for c in in_force() if c.revision.code == "PL-07")
    assert found.is_authorised
    assert found.approvals["authorised"].post == "Directora Comercial"
    told = Entry.objects.filter(subject_kind="controlled", event__startswith="quality.document_")
    assert [e.event for e in told.order_by("pk")] == [
        f"quality.document_{s}" for s in ("made", "reviewed", "authorised")
    ]


def test_who_lacks_the_permission_does_not_sign(people):
    with pytest.raises(NotAllowed):
        sign(people, "ana", "made")
    with pytest.raises(NotAllowed):
        sign(people, "gema", "authorised")


def test_nobody_signs_before_the_turn(people):
    refused("falta-firma", people, "diana", "reviewed")
    sign(people, "sara", "made")
    refused("falta-firma", people, "diana", "authorised")


def test_the_same_person_does_not_sign_twice(people):
    sign(people, "gema", "made")
    refused("misma-persona", people, "gema", "reviewed")


def test_a_signature_repeated_is_refused_and_nothing_changes(people):
    sign(people, "sara", "made")
    refused("ya-firmado", people, "sara", "made")
    refused("ya-firmado", people, "gema", "made")
    assert Approval.objects.count() == 1


def test_a_day_to_come_or_before_the_last_signature_is_refused(people):
    assert refused("fecha-futura", people, "sara", "made", date(2026, 11, 21)).field == "on"
    sign(people, "sara", "made")
    refused("fecha-anterior", people, "gema", "reviewed", date(2026, 11, 19))


def test_a_revision_no_longer_in_force_is_not_signed(people, republish):
    old = plan()
    republish("revision = 17", "revision = 18")
    refused("revision-anterior", people, "sara", "made", revision=old)


def test_after_a_signature_by_a_clock_that_was_ahead_the_next_is_of_today(people):
    sign(people, "sara", "made")
    back = AT - timedelta(hours=36)
    sign_revision(revision=plan(), step="reviewed", on=date(2026, 11, 18), by=people.gema.actor, at=back)
    assert Approval.objects.count() == 2
