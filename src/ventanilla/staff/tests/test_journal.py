"""The journal on screen: filtered, paged at constant cost, and a personal text erased by who may."""

from datetime import UTC, datetime

import pytest

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject
from ventanilla.journal.models import PersonalText

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def write(people, number, who="ana", **more):
    return record(
        event="staff.signed_in", by=getattr(people, who).actor, at=AT, on=Subject("case", str(number)), **more
    )


@pytest.fixture
def sara(client, people):
    client.force_login(people.sara)
    return client


@pytest.mark.req("B-10")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actor=beto", 1),
        ("subject_kind=case&subject_id=2", 2),
        ("day=2026-11-20", 3),
        ("day=2026-11-19", 0),
        ("event=staff.signed_out", 0),
        ("event=staff.signed_in", 3),
        ("actor=nadie", 0),
    ],
)
def test_it_filters_by_what_is_asked(sara, people, query, found):
    for number, who in ((1, "ana"), (2, "ana"), (2, "beto")):
        write(people, number, who)
    shown = [h for h in sara.get(f"/bitacora/?{query}").context["happenings"] if h.subject.kind == "case"]
    assert len(shown) == found


def test_it_pages_by_key_at_constant_cost(sara, people, django_assert_max_num_queries):
    for number in range(60):
        write(people, number, personal={"name": "Lupe"})
    with django_assert_max_num_queries(9):
        first = sara.get("/bitacora/?subject_kind=case")
    assert len(first.context["happenings"]) == 50
    rest = sara.get(f"/bitacora/?after={first.context['next_key']}").context["happenings"]
    assert rest[0].id < first.context["happenings"][-1].id


def test_nonsense_in_the_address_does_no_harm(sara):
    assert sara.get("/bitacora/?day=x").status_code == 422
    assert sara.get("/bitacora/?after=99999999999999999999999").status_code == 200


@pytest.mark.req("B-10")
def test_a_personal_text_is_erased_with_its_reason(sara, people):
    entry = write(people, 1, personal={"name": "Guadalupe Ríos"})
    assert "Guadalupe Ríos" in sara.get(f"/bitacora/{entry.pk}/borrado/").text
    assert sara.post(f"/bitacora/{entry.pk}/borrado/", {"reason": ""}).status_code == 422
    assert sara.post(f"/bitacora/{entry.pk}/borrado/", {"reason": "ARCO 3/2026"}).status_code == 302
    assert PersonalText.objects.get(entry=entry).text is None
    page = sara.get("/bitacora/").text
    assert "Guadalupe Ríos" not in page
    assert "se borró por mandato legal" in page


def test_who_only_reads_may_not_erase(client, people):
    entry = write(people, 1, personal={"name": "Lupe"})
    client.force_login(people.gema)
    assert client.get("/bitacora/").status_code == 200
    assert client.post(f"/bitacora/{entry.pk}/borrado/", {"reason": "x"}).status_code == 403
