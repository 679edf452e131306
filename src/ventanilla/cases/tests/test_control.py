"""The petition control: filters, words, pages of constant cost, and nobody sees more than her posts let her."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases import queries

URL = "/peticiones/"


def opened(people, number=1, until="", **given):
    """That many petitions, opened an hour ago; the last one's story."""
    for _ in range(number):
        story = Story(people, timezone.now() - timedelta(hours=1))
        story.open(**given)
        if until:
            story.until(until)
    return story


def folios(client, **asked):
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return [row.case.folio for row in answer.context["page"].rows]


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


@pytest.mark.req("B-02")
def test_it_shows_who_has_each_petition_and_how_its_term_stands(ana, people):
    opened(people, until="a_acusar")
    page = ana.get(URL).content.decode()
    for words in ("Guadalupe Pérez López", "Consumo elevado", "Acusar recibo del turno", "días hábiles"):
        assert words in page


@pytest.mark.req("B-02")
def test_open_closed_and_all(ana, people):
    story = Story(people, timezone.now() - timedelta(hours=1), immediate=True)
    closed = story.open().folio
    story.until("")
    waiting = opened(people).case.folio
    assert folios(ana) == folios(ana, estado="open") == folios(ana, estado="nonsense") == [waiting]
    assert folios(ana, estado="closed") == [closed]
    assert folios(ana, estado="all") == [waiting, closed]


@pytest.mark.req("B-02", "B-05")
def test_by_matter_and_by_the_area_that_has_it(ana, people):
    opened(people)
    there = opened(people, until="a_acusar").case.folio
    assert folios(ana, materia="medidor") == folios(ana, area="medidores") == [there]
    assert folios(ana, materia="pago") == folios(ana, area="padron") == folios(ana, area="luna") == []


@pytest.mark.req("B-02")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pérez", True), ("PEREZ lopez", True), ("guadal", True), ("consumo guad", True), ("2026-000001", True),
        ("  ", True), ("érez", False), ("guadalupe fuga", False), ("%", True), ("guad%", True), ("_", True),
    ],
)  # fmt: skip
def test_by_words_without_accents_and_by_their_beginning(ana, people, text, found):
    story = opened(people)
    text = text.replace("2026-000001", story.case.folio.partition("-")[2])
    assert (folios(ana, q=text) == [story.case.folio]) is found


@pytest.mark.req("B-02")
def test_words_that_many_have_find_the_same(ana, people, monkeypatch):
    both, one = opened(people).case, opened(people, summary="Consumo y fuga").case
    found = {q: folios(ana, q=q) for q in ("consumo", "fuga", "consumo fuga", "fuga elevado", "luna")}
    assert found["consumo"] == found["consumo fuga"] + [both.folio] == [one.folio, both.folio]
    monkeypatch.setattr(queries, "FEW", 0)
    assert {q: folios(ana, q=q) for q in found} == found


@pytest.mark.req("B-02")
def test_pages_follow_each_other_and_cost_the_same(ana, people):
    opened(people, 5)
    few = queries_of(ana, URL)
    opened(people, 55)
    assert queries_of(ana, URL) == few <= 16
    answer = ana.get(URL)
    first = [row.case.folio for row in answer.context["page"].rows]
    second = folios(ana, after=answer.context["page"].next_key)
    assert (len(first), len(second), len({*first, *second})) == (50, 10, 60)
    assert first == sorted(first, reverse=True)
    assert max(second) < min(first)


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "²"])
def test_a_page_that_does_not_exist_is_not_an_error(ana, people, after):
    opened(people)
    assert ana.get(URL, {"after": after}).status_code == 200


@pytest.mark.req("B-10")
def test_an_area_sees_only_what_was_referred_to_it(client, people):
    there = opened(people, until="a_acusar").case.folio
    opened(people)
    client.force_login(people.mario)
    assert folios(client) == [there]
    client.force_login(people.pilar)
    assert folios(client) == []


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["otto", "beto"])
def test_who_has_nothing_to_do_with_petitions_sees_none(client, people, who):
    client.force_login(getattr(people, who))
    assert client.get(URL).status_code == 403
