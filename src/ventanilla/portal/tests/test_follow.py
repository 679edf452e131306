"""A person follows her petition with folio and word: what she sees, what nobody else learns, and how guessing ends."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import resolve
from django.utils import timezone
from tests.cost import queries_of
from tests.journeys.story import Story

from ventanilla.cases.actions.give_code import give_code
from ventanilla.documents.secret_words import spoken
from ventanilla.journal.models import Entry
from ventanilla.notices import following
from ventanilla.notices.models import FollowCode
from ventanilla.portal import throttle
from ventanilla.portal.models import Miss
from ventanilla.portal.views import follow as doors
from ventanilla.portal.words import masked

pytestmark = pytest.mark.req("B-06")
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
WRONG = "AAAA-BBBB-CCCC"


@pytest.fixture
def story(people):
    one = Story(people, AT)
    one.open(points=("Revisar el medidor", "Corregir el padrón"))
    return one


def word_of(story) -> str:
    return spoken(FollowCode.objects.filter(subject_id=str(story.case.pk)).latest("pk").seed)


def knock(client, folio, word, **more):
    return client.post("/seguimiento/", {"folio": folio, "word": word}, **more)


def page_of(client, story) -> str:
    assert knock(client, story.case.folio, word_of(story)).status_code == 302
    return client.get("/seguimiento/peticion/").content.decode()


def test_the_address_on_the_receipt_leads_to_the_door():
    assert resolve(following.PATH).view_name == "portal:follow"


def test_the_door_writes_the_folio_of_the_qr(client, story):
    page = client.get(f"/seguimiento/?folio={story.case.folio}")
    assert f'value="{story.case.folio}"' in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


def test_she_sees_her_petition_in_plain_words(client, story):
    page = page_of(client, story)
    for words in ("Revisar el medidor", "Corregir el padrón", "Recibimos su petición", "Vence el", "no está conforme"):
        assert words in page
    assert "no tiene que hacer nada" in page


def test_nobodys_name_is_on_it_and_hers_is_masked(client, story):
    story.until("p13_entregar")
    page = page_of(client, story)
    assert "Gua•••••• P•••• L••••" in page
    people = [p.name.split()[0] for p in vars(story.people).values()]
    assert not [name for name in ("Guadalupe", "Pérez", *people) if name in page]


def test_word_and_folio_are_forgiven_their_case_and_spaces(client, story):
    typed = f" {word_of(story).lower().replace('-', ' ')} "
    assert knock(client, f" {story.case.folio.lower()} ", typed).status_code == 302


def test_a_wrong_folio_and_a_wrong_word_get_the_same_answer(client, story):
    def told(folio):
        answer = knock(client, folio, WRONG)
        return answer.status_code, answer.content.decode().replace(folio, "").count("no coinciden")

    assert told(story.case.folio) == told("PET-2026-999999") == (422, 1)


def test_a_wrong_word_costs_as_many_questions_as_a_wrong_folio(client, story, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    knock(client, "X", WRONG)
    costs = []
    for folio in (story.case.folio, "PET-2026-999999"):
        with CaptureQueriesContext(connection) as asked:
            knock(client, folio, WRONG)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_guessing_one_folio_ends_in_a_wait_even_for_the_right_word(client, story):
    for _ in range(throttle.ONE_FOLIO):
        assert knock(client, story.case.folio, WRONG).status_code == 422
    answer = knock(client, story.case.folio, word_of(story))
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 900
    assert "minuto" in answer.content.decode()
    assert knock(client, story.case.folio, word_of(story), REMOTE_ADDR="10.0.0.9").status_code == 302


def test_misses_of_a_clock_that_was_ahead_make_nobody_wait_until_it_comes_again(client, story):
    for _ in range(throttle.ONE_FOLIO):
        knock(client, story.case.folio, WRONG)
    Miss.objects.update(at=timezone.now() + timedelta(hours=36))
    assert knock(client, story.case.folio, word_of(story)).status_code == 302


def test_the_wait_ends(client, story):
    for _ in range(throttle.ONE_FOLIO):
        knock(client, story.case.folio, WRONG)
    Miss.objects.update(at=timezone.now() - throttle.WAIT)
    assert knock(client, story.case.folio, word_of(story)).status_code == 302
    assert not Miss.objects.exists()


def test_guessing_many_folios_ends_in_a_wait_too(client, story):
    for n in range(throttle.ANY_FOLIO):
        assert knock(client, f"PET-2026-{n:06d}", WRONG).status_code == 422
    assert knock(client, story.case.folio, word_of(story)).status_code == 429


def test_wrong_tries_do_not_keep_the_address_and_are_forgotten(client, story):
    knock(client, story.case.folio, WRONG)
    assert "127.0.0.1" not in Miss.objects.get().source
    assert throttle.forget_old(timezone.now(), 10) == 0
    assert throttle.forget_old(timezone.now() + throttle.KEPT + timedelta(minutes=1), 10) == 1


def test_without_the_word_there_is_no_page(client, story):
    answer = client.get("/seguimiento/peticion/")
    assert (answer.status_code, answer.url) == (302, "/seguimiento/")


def test_the_page_closes_by_itself_and_by_leaving(client, story):
    page_of(client, story)
    session = client.session
    session[doors.INSIDE] = {**session[doors.INSIDE], "at": timezone.now().timestamp() - 21 * 60}
    session.save()
    assert client.get("/seguimiento/peticion/").status_code == 302
    page_of(client, story)
    assert client.post("/seguimiento/salir/").status_code == 302
    assert client.get("/seguimiento/peticion/").status_code == 302


def test_a_new_word_voids_the_old_one_and_closes_its_page(client, story, people):
    old = word_of(story)
    page_of(client, story)
    slip = give_code(case=story.case, by=people.ana.actor, at=AT)
    assert slip.letter == "clave"
    assert client.get("/seguimiento/peticion/").status_code == 302
    assert knock(client, story.case.folio, old).status_code == 422
    assert knock(client, story.case.folio, word_of(story)).status_code == 302


def test_each_opening_is_journalled_as_of_whoever_has_the_word(client, story):
    page_of(client, story)
    entry = Entry.objects.get(event="journal.opened_record", facts__what="portal")
    assert (entry.subject_kind, entry.subject_id) == ("case", str(story.case.pk))
    assert (entry.actor_kind, entry.actor_name) == ("citizen", "Quien tiene la clave de seguimiento")
    assert "Guadalupe" not in f"{entry.actor_id}{entry.actor_name}"


def test_the_page_costs_the_same_at_the_beginning_and_with_many_steps(client, story):
    page_of(client, story)
    assert queries_of(client, "/seguimiento/peticion/") <= 30
    story.until("p13_entregar")
    assert queries_of(client, "/seguimiento/peticion/") <= 30


def test_names_are_masked_whatever_they_are():
    assert masked("") == ""
    assert masked("Lu") == "Lu"
    assert masked("María de la O") == "Mar•• d• l• O"
    assert len(masked("N" * 200)) == 9
