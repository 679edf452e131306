"""The screens of turns: kiosk, telephone, board, desk and the supervisor's day."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of

from ventanilla.turns.actions import call_next, end_attention, open_desk, park, start_attention
from ventanilla.turns.models import Place, Sitting, Ticket
from ventanilla.turns.tests.acts import given
from ventanilla.utility.queries import local_day, zone

pytestmark = pytest.mark.req("A-02")
KIOSK, DESK, BOARD, DAY = "/turnos/kiosko/", "/turnos/mi-ventanilla/", "/turnos/pantalla/", "/turnos/dia/"
PART = {"parte": "1"}


@pytest.fixture
def now(people, monkeypatch):
    """Noon of today: what was given half an hour before is of the same day, whenever the tests run."""
    noon = datetime.combine(local_day(timezone.now()), time(12), zone())
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return noon


@pytest.fixture
def ana(client, people, now):
    client.force_login(people.ana)
    return client


@pytest.fixture
def gema(people, now):
    from django.test import Client

    other = Client()
    other.force_login(people.gema)
    return other


@pytest.fixture
def sitting(people, now):
    return open_desk(desk="1", by=people.ana.actor, at=now)


def do(client, what, ticket=None, **more):
    return client.post(DESK, {"hacer": what, "ticket": ticket.pk if ticket else ""} | more)


def again(client, address, answer):
    """The status of asking once more with the mark of the last answer."""
    return client.get(address, PART, headers={"If-None-Match": answer["ETag"]}).status_code


def test_the_kiosk_asks_the_matter_then_the_preference_and_gives_one_ticket(ana):
    assert "Solo vengo a pagar" in ana.get(KIOSK).content.decode()
    asked = ana.get(KIOSK, {"asunto": "recibo"}).content.decode()
    assert "Estoy embarazada" in asked
    assert "no se pide ningún documento" in asked
    given = {"asunto": "recibo", "condicion": "embarazo", "form_key": "k1"}
    answers = [ana.post(KIOSK, given) for _ in range(2)]
    ticket = Ticket.objects.get()
    assert {a.url for a in answers} == {f"{KIOSK}{ticket.code}/"}
    page = ana.get(answers[0].url).content.decode()
    assert "A-001" in page
    assert "Atención preferente" in page
    assert "<svg" in page


@pytest.mark.parametrize("given", [{}, {"asunto": "nada"}, {"asunto": "recibo", "condicion": "prisa"}])
def test_the_kiosk_says_what_is_missing(ana, given):
    answer = ana.post(KIOSK, given)
    assert answer.status_code == 422
    assert "Elija" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_the_ticket_prints_as_pdf_and_for_a_receipt_printer(ana, people, now):
    ticket = given(people, first=True, at=now)
    pdf = ana.get(f"{KIOSK}{ticket.code}/boleto.pdf")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    sent = ana.get(f"{KIOSK}{ticket.code}/boleto.bin").content
    assert b"A-001" in sent
    assert f"/turno/{ticket.code}/".encode() in sent
    assert sent.endswith(b"\x1dV\x00")


def test_a_ticket_of_yesterday_is_not_printed_again(ana, people, now):
    ticket = given(people, at=now - timedelta(days=1))
    assert {ana.get(f"{KIOSK}{ticket.code}/{end}").status_code for end in ("", "boleto.pdf", "boleto.bin")} == {404}


def test_the_telephone_follows_the_ticket_to_its_end(client, people, now, sitting):
    ticket, by = given(people, at=now), people.ana.actor
    address = f"/turno/{ticket.code}/"
    answer = client.get(address, PART)
    assert "Es el siguiente" in answer.content.decode()
    assert again(client, address, answer) == 304
    call_next(by=by, at=now)
    assert again(client, address, answer) == 200
    assert "Pase a Ventanilla 1" in client.get(address).content.decode()
    start_attention(ticket=ticket, by=by, at=now)
    end_attention(ticket=ticket, by=by, at=now)
    assert "Su atención terminó" in client.get(address).content.decode()


def test_the_telephone_tells_how_many_go_before_and_how_long(client, people, now, sitting):
    for n in range(3):
        given(people, at=now - timedelta(minutes=9 - n))
    mine = given(people, at=now)
    page = client.get(f"/turno/{mine.code}/").content.decode()
    assert "3 personas antes; unos 40 minutos" in page
    assert "Ana Robles" not in page


def test_a_ticket_of_another_day_or_none_is_told(client, people, now):
    ticket = given(people, at=now - timedelta(days=1))
    assert "fue de otro día" in client.get(f"/turno/{ticket.code}/").content.decode()
    assert client.get("/turno/aaaa/").status_code == 404


def test_the_board_shows_the_latest_call_first_and_asks_for_little(gema, people, now, sitting):
    assert "Tome su turno" in gema.get(BOARD).content.decode()
    given(people, at=now)
    call_next(by=people.ana.actor, at=now)
    answer = gema.get(BOARD, PART)
    assert 'data-call-words="Turno A-001, Ventanilla 1"' in answer.content.decode()
    assert again(gema, BOARD, answer) == 304
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_morning_at_the_desk(ana, people, now):
    given(people, at=now - timedelta(minutes=30))
    assert "Abrir Ventanilla 1" in ana.get(DESK).content.decode()
    assert do(ana, "open", desk="1").url == DESK
    assert "30 min" in ana.get(DESK).content.decode()
    do(ana, "call")
    ticket = Ticket.objects.get()
    assert "más de 20" in ana.get(DESK).content.decode()
    do(ana, "start", ticket)
    do(ana, "park", ticket, note="Fue por su recibo")
    assert "En pausa" in ana.get(DESK).content.decode()
    do(ana, "unpark", ticket)
    do(ana, "call")
    do(ana, "transfer", ticket, matter="tramite")
    assert (ticket.place.state, ticket.place.matter) == ("waiting", "tramite")
    do(ana, "close")
    assert not Sitting.objects.filter(end=None).exists()


@pytest.mark.parametrize(
    ("what", "said"),
    [("call", "Nadie espera"), ("open", "Elija una de las ventanillas"), ("volar", "Elija qué hacer")],
)
def test_what_cannot_be_done_is_told_on_the_same_page(ana, people, now, what, said):
    if what != "open":
        open_desk(desk="1", by=people.ana.actor, at=now)
    ticket = given(people, "pagar", at=now)
    answer = do(ana, what, ticket)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_page_that_stayed_behind_does_no_harm(ana, people, now, sitting):
    ticket = given(people, at=now)
    do(ana, "call")
    do(ana, "start", ticket)
    do(ana, "end", ticket)
    assert do(ana, "recall", ticket).status_code == 422
    assert do(ana, "start", None).status_code == 404
    assert Place.objects.get().state == "done"


def test_the_line_is_asked_again_and_answered_only_when_it_changed(ana, people, now, sitting):
    answer = ana.get(DESK, PART)
    assert again(ana, DESK, answer) in (304, 200)  # 200 when the minute passed meanwhile
    given(people, at=now)
    fresh = ana.get(DESK, PART, headers={"If-None-Match": answer["ETag"]})
    assert "A-001" in fresh.content.decode()


def test_the_day_tells_waiting_and_attention_times(gema, people, now, sitting):
    by = people.ana.actor
    for n in range(10):
        ticket = given(people, key=f"k{n}", at=now)
        call_next(by=by, at=now + timedelta(minutes=n + 1))
        start_attention(ticket=ticket, by=by, at=now + timedelta(minutes=n + 1))
        end_attention(ticket=ticket, by=by, at=now + timedelta(minutes=n + 6))
    whole = gema.get(DAY).context["whole"]
    assert (whole.issued, whole.done, whole.wait_50, whole.wait_90, whole.service_50) == (10, 10, 300, 540, 300)
    assert "Ventanilla 1" in gema.get(DAY).content.decode()


def test_who_supervises_closes_a_forgotten_desk(gema, people, now, sitting):
    given(people, at=now)
    place = call_next(by=people.ana.actor, at=now)
    assert gema.post(DAY, {"sitting": sitting.pk}).status_code == 422
    park(ticket=place.ticket, by=people.gema.actor, at=now)
    assert gema.post(DAY, {"sitting": sitting.pk}).url == DAY
    assert gema.get(DAY, {"dia": "9999-99-99"}).status_code == 200


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["mario", "diana", "otto"])
def test_turns_are_not_for_other_areas(client, people, who):
    client.force_login(getattr(people, who))
    assert {client.get(a).status_code for a in (KIOSK, DESK, BOARD, DAY)} == {403}


def test_screens_cost_the_same_with_one_ticket_and_with_sixty(ana, gema, people, now, sitting):
    pages = [(ana, DESK), (ana, KIOSK), (gema, BOARD), (gema, f"{BOARD}?parte=1"), (gema, DAY)]

    def costs():
        return [queries_of(who, address) for who, address in pages]

    given(people, "falla", at=now)
    call_next(by=people.ana.actor, at=now)
    given(people, "recibo", at=now)
    few = costs()
    for n in range(60):
        given(people, "recibo", key=f"many-{n}", at=now)
    assert costs() == few
    assert max(few) <= 16, few


def test_asking_again_without_news_costs_little(ana, gema, client, people, now, sitting, django_assert_max_num_queries):
    ticket = given(people, at=now)
    for who, address, most in ((gema, BOARD, 8), (client, f"/turno/{ticket.code}/", 6)):
        answer = who.get(address, PART)
        with django_assert_max_num_queries(most):
            assert again(who, address, answer) == 304
