"""The inbox shows what each person can work on, by what is due, at a constant cost."""

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import delegate, release, take
from ventanilla.processes.queries import inbox
from ventanilla.processes.queries.inbox import _buckets
from ventanilla.processes.refusals import NotYours
from ventanilla.staff.queries import Standing, standing
from ventanilla.utility.queries import current_pack

pytestmark = pytest.mark.req("B-10")


def page_of(person, story, **asked):
    return inbox(by=person.actor, held=standing(person.actor, story.at), at=story.at, **asked)


def test_each_sees_what_her_posts_can_do_and_the_area_all_of_it(story, people):
    story.open("ronda")
    assert [r.name for r in page_of(people.ana, story).rows] == ["Pedir los datos"]
    take(token=story.token("pedir").pk, by=people.gema.actor, at=story.at)
    assert not page_of(people.ana, story).rows
    assert page_of(people.ana, story, tab="area").rows[0].holder == "Gema Ibarra Soto"
    assert not page_of(people.beto, story, tab="area").rows


def test_two_posts_of_one_area_may_what_either_may(people, procedures):
    posts = current_pack().section("organisation").posts
    two = ["jefe_ingresos", "cajero"]
    assert len({posts[one].area for one in two}) == 1
    found = [
        _buckets(people.ana.actor, Standing({p: posts[p] for p in held}), "mine", set()) for held in (two, two[::-1])
    ]
    codes = [{code for bucket in each for code in bucket.codes or ()} for each in found]
    assert codes[0] == codes[1]
    assert "cases.solve_referral" in codes[0]


def test_what_is_due_first_comes_first_and_pages_go_on(story, people):
    story.open("ronda")
    for _ in range(3):
        story.open("plazos").do("preparar", recibido_at=story.at.isoformat())
        story.at += timedelta(days=1)
    first = page_of(people.ana, story, limit=2)
    second = page_of(people.ana, story, limit=2, after=first.next_key)
    dues = [r.due_at for r in (*first.rows, *second.rows)]
    assert dues == [*sorted(d for d in dues if d), None]
    assert len({r.token_id for r in (*first.rows, *second.rows)}) == 4
    assert second.next_key == ""


def test_the_cost_does_not_grow_with_the_tasks(story, people, django_assert_num_queries):
    from django.db import connection

    story.open("ronda")
    page_of(people.ana, story)
    with CaptureQueriesContext(connection) as few:
        page_of(people.ana, story)
    for _ in range(5):
        story.open("ronda")
    with django_assert_num_queries(len(few)):
        page_of(people.ana, story)


def test_who_took_it_or_a_superior_releases_it(story, people):
    story.open("ronda")
    token = story.token("pedir").pk
    take(token=token, by=people.ana.actor, at=story.at)
    take(token=token, by=people.ana.actor, at=story.at)
    with pytest.raises(NotYours):
        take(token=token, by=people.gema.actor, at=story.at)
    with pytest.raises(NotYours):
        release(token=token, by=people.mario.actor, at=story.at)
    assert release(token=token, by=people.gema.actor, at=story.at).taken_by_id is None
    assert Entry.objects.filter(event="processes.task_taken").count() == 1


def test_a_delegated_task_belongs_to_that_person_and_only_to_a_right_one(story, people):
    story.open("ronda")
    token = story.token("pedir").pk
    with pytest.raises(Refusal):
        delegate(token=token, to=people.ana.actor, by=people.ana.actor, at=story.at)
    with pytest.raises(NotYours) as refused:
        delegate(token=token, to=people.beto.actor, by=people.gema.actor, at=story.at)
    assert refused.value.field == "to"
    delegate(token=token, to=people.ana.actor, by=people.gema.actor, at=story.at)
    assert page_of(people.ana, story).rows[0].is_mine
    with pytest.raises(NotYours):
        take(token=token, by=people.gema.actor, at=story.at)
