"""The visit opened by a call: prefilled from the ticket, its attention begins with it and ends with its last matter."""

import pytest
from django.utils import timezone

from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import UnableToEnter
from ventanilla.reception.models import Visit
from ventanilla.reception.tests.test_enter_visit import entered
from ventanilla.turns.actions import call_next, open_desk, transfer
from ventanilla.turns.models import Place
from ventanilla.turns.tests.acts import AT, called, given, seated

pytestmark = pytest.mark.req("A-01", "A-02")


def state():
    return Place.objects.get().state


@pytest.fixture
def ticket(people):
    seated(people)
    given(people)
    return called(people, minutes=0)


def end(people, visit, number=1, who="ana"):
    return end_matter(visit=visit, number=number, kind="informed", by=getattr(people, who).actor, at=AT)


def test_entering_the_visit_begins_the_attention_and_ending_it_ends_it(people, ticket):
    visit = entered(people, ticket=ticket)
    assert (visit.ticket, state()) == (ticket, "serving")
    end(people, visit)
    assert state() == "done"


def test_the_desk_is_free_only_after_the_last_matter(people, ticket):
    visit = entered(people, ticket=ticket)
    add_matter(visit=visit, matter="Otra cosa", by=people.ana.actor, at=AT)
    end(people, visit)
    assert state() == "serving"
    end(people, visit, 2)
    assert state() == "done"


def test_entering_again_with_the_key_gives_the_same_visit(people, ticket):
    assert entered(people, ticket=ticket) == entered(people, ticket=ticket)
    assert Visit.objects.count() == 1


def test_a_ticket_has_one_visit(people, ticket):
    entered(people, ticket=ticket)
    with pytest.raises(UnableToEnter) as no:
        entered(people, ticket=ticket, key="two")
    assert no.value.code == "turno-registrado"


def test_a_ticket_that_went_to_another_desk_is_left_to_it(people, ticket):
    visit = entered(people, ticket=ticket)
    transfer(ticket=ticket, matter="tramite", by=people.ana.actor, at=AT)
    end(people, visit)
    assert state() == "waiting"


@pytest.fixture
def now_called(client, people):
    """Called to Ana's desk a moment ago, and Ana's browser."""
    now = timezone.now()
    client.force_login(people.ana)
    open_desk(desk="1", by=people.ana.actor, at=now)
    given(people, at=now)
    return client, call_next(by=people.ana.actor, at=now).ticket


def test_from_the_desk_to_the_form_and_back(now_called):
    client, ticket = now_called
    address = f"/visitas/nueva/?turno={ticket.code}"
    desk = client.get("/turnos/mi-ventanilla/").content.decode()
    assert address in desk
    assert "Atender y registrar visita" in desk
    form = client.get(address).context["form"]
    assert form.initial == {"ticket": ticket.code, "matter": "Aclarar mi recibo, saldo o consumo"}
    comes = {"name": "Lupe", "matter": "Recibo alto", "ticket": ticket.code, "form_key": "k"}
    visit_page = client.post("/visitas/nueva/", comes).url
    assert "Recibo alto" in client.get("/turnos/mi-ventanilla/").content.decode()
    assert client.post(f"{visit_page}1/resultado/", {"kind": "informed"}).url == "/turnos/mi-ventanilla/"
    assert state() == "done"


def test_who_only_pays_is_attended_without_a_visit(client, people):
    client.force_login(people.gema)
    now = timezone.now()
    open_desk(desk="C1", by=people.gema.actor, at=now)
    given(people, "pagar", at=now)
    call_next(by=people.gema.actor, at=now)
    desk = client.get("/turnos/mi-ventanilla/").content.decode()
    assert "registrar visita" not in desk
    assert 'value="start"' in desk


def test_a_ticket_that_is_at_no_desk_is_told(now_called):
    client, _ = now_called
    answer = client.post("/visitas/nueva/", {"name": "Lupe", "matter": "x", "ticket": "nada", "form_key": "k"})
    assert answer.status_code == 422
    assert "ya no está en su ventanilla" in answer.content.decode()
