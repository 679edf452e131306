"""The daily review of one referral: logged with its kind, once, and the diagram's daily step done with the last."""

import pytest
from tests.journeys.story import Story

from ventanilla.cases.actions.review_referral import review_referral
from ventanilla.cases.models import FollowUp
from ventanilla.cases.tests.acts import said, told
from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import fire_due, take
from ventanilla.staff.permissions import NotAllowed

KINDS = [("progress", "", "Se pidió avance."), ("closing", "Urge", "Urge"), ("answered", " Mañana ", "Mañana")]


@pytest.fixture
def out(story) -> Story:
    """Medidores and Padrón have it since Friday; it is Monday at ten and the daily step is open."""
    story.open(points=("Revisar", "Corregir"))
    story.until("a_acusar")
    story.wait(days=3)
    fire_due(at=story.now, limit=100)
    return story


def review(story, area, kind="progress", who="ana", **given):
    referral = story.case.referrals.get(area=area)
    return review_referral(referral=referral, kind=kind, by=getattr(story.people, who).actor, at=story.now, **given)


@pytest.mark.req("B-05")
@pytest.mark.parametrize(("kind", "note", "kept"), KINDS)
def test_it_is_logged_with_its_kind_and_words(out, kind, note, kept):
    made = review(out, "medidores", kind, note=note)
    assert (made.kind, made.area, made.note, made.by_name) == (kind, "medidores", kept, "Ana Robles Cid")
    assert told(out, "cases.referral_reviewed").facts == {
        "kind": kind, "area": "medidores", "referral": made.referral_id
    }  # fmt: skip
    assert said(out, "cases.referral_reviewed") == {"note": kept}


@pytest.mark.req("B-05")
def test_the_daily_step_is_done_with_the_last_one(out):
    assert "p10_revisar" in out.open_nodes
    review(out, "medidores")
    assert "p10_revisar" in out.open_nodes
    review(out, "padron", "closing")
    assert "p10_revisar" not in out.open_nodes
    assert out.case.follow_ups.count() == 2


@pytest.mark.req("B-05", "B-10")
def test_a_daily_step_that_somebody_took_stays_hers(out):
    token = next(t for t in out.tokens() if t.node == "p10_revisar")
    take(token=token.pk, by=out.people.gema.actor, at=out.now)
    review(out, "medidores")
    review(out, "padron")
    assert "p10_revisar" in out.open_nodes


@pytest.mark.req("B-05")
def test_the_same_asked_twice_is_written_once_a_day(out):
    assert review(out, "medidores") == review(out, "medidores")
    out.wait(days=1)
    review(out, "medidores")
    assert FollowUp.objects.count() == 2


@pytest.mark.req("B-05")
@pytest.mark.parametrize(
    ("given", "code"), [({"kind": "answered", "note": " "}, "sin-nota"), ({"kind": "review"}, "tipo")]
)
def test_what_says_nothing_is_refused(out, given, code):
    before = Entry.objects.count()
    with pytest.raises(Refusal) as no:
        review(out, "medidores", **given)
    assert (no.value.code, Entry.objects.count()) == (code, before)


@pytest.mark.req("B-05")
def test_what_came_back_is_not_reviewed(out):
    out.do("a_acusar", "mario", of="medidores")
    out.do("a_atender", "mario", of="medidores", result="returned", text="No es mía")
    with pytest.raises(Refusal) as no:
        review(out, "medidores")
    assert no.value.code == "ya-no-esta"
    review(out, "padron")
    assert "p10_revisar" not in out.open_nodes


@pytest.mark.req("B-05", "B-10")
@pytest.mark.parametrize("who", ["mario", "otto", "diana"])
def test_whose_post_does_not_follow_up_reviews_nothing(out, who):
    with pytest.raises(NotAllowed):
        review(out, "medidores", who=who)
    assert not FollowUp.objects.exists()
