"""The screens of incidents: the list, one whole, joining from both sides, answering and approving together."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of

from ventanilla.cases.actions.answer_all import draft_all
from ventanilla.cases.models import Incident, IssuedAnswer, JoinedCase
from ventanilla.cases.tests.incident import SAID, a_leak, answer_of, joined, neighbour, stories
from ventanilla.journal.models import Entry

pytestmark = pytest.mark.req("B-10")
LIST = "/peticiones/incidentes/"
HAPPENED = {"title": "Fuga en Las Flores", "matter": "medidor", "area": "medidores", "began_on": "2026-01-05"}


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


@pytest.fixture
def now():
    return timezone.now() - timedelta(hours=2)


@pytest.fixture
def leak(people, now):
    return a_leak(people, now)


def url(leak, then=""):
    return f"{LIST}{leak.folio}/{then}"


def test_an_empty_list_says_what_to_do(ana):
    page = ana.get(LIST).content.decode()
    assert "No hay incidentes abiertos" in page
    assert "Abrir un incidente" in page
    assert "Ningún incidente se ha resuelto" in ana.get(f"{LIST}?estado=resolved").content.decode()


def test_one_is_opened_with_the_petition_it_began_with(ana, people, now):
    case = stories(people, "p06_control", now, times=1, account=neighbour(people, "1-1"))[0].case
    address = f"{LIST}nuevo/?peticion={case.folio}"
    page = ana.get(address).content.decode()
    assert 'value="Las Flores"' in page
    assert case.summary not in page.partition("<form")[2], "the others would read it"
    refused = ana.post(address, HAPPENED | {"matter": "", "place": "Calle Rosa"})
    assert refused.status_code == 422
    assert 'value="Calle Rosa"' in refused.content.decode()
    for _ in range(2):
        assert ana.post(address, HAPPENED | {"form_key": "one"}).url == url(Incident.objects.get())
    assert JoinedCase.objects.get().case == case


def test_the_control_says_of_which_incident_each_petition_is(ana, people, leak, now):
    found = stories(people, "a_acusar", now)
    joined(people, found[:1], leak)
    page = ana.get("/peticiones/").content.decode()
    assert page.count(f'href="{url(leak)}"') == 1


def test_it_is_seen_whole(ana, people, leak, now):
    found = stories(people, "a_acusar", now)
    joined(people, found, leak)
    answer_of(people, leak)
    page = ana.get(url(leak)).content.decode()
    for words in (found[0].case.folio, "Subgerencia de Medidores", SAID.answer, "La petición se reunió en el incidente",
                  "2 peticiones", "Responder a todas", "Separar"):  # fmt: skip
        assert words in page, words
    assert "2 sin respuesta" in ana.get(LIST).content.decode()
    assert Entry.objects.filter(subject_kind="incident", event__contains="opened").count() == 2


def test_petitions_are_joined_from_its_page(ana, people, leak, now):
    near, far = stories(people, "p06_control", now)
    refused = ana.post(url(leak, "reunir/"), {"texto": f"{far.case.folio.lower()} PET-1999-1"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Se reunió 1. No hay una petición con el folio PET-1999-1." in page
    assert 'value="pet-2026' in page
    assert ana.post(url(leak, "reunir/"), {"peticion": [near.case.folio]}).url == url(leak)
    assert JoinedCase.objects.count() == 2
    assert "Elija alguna de la lista" in ana.post(url(leak, "reunir/"), {}).content.decode()


def test_one_is_joined_and_separated_from_its_own_page(ana, people, leak, now):
    case = stories(people, "p06_control", now, times=1)[0].case
    address = f"/peticiones/{case.folio}/incidente/"
    shown = ana.get(f"/peticiones/{case.folio}/").content.decode()
    assert "¿Es lo mismo?" in shown
    assert address in shown
    offered = ana.get(address).content.decode()
    assert leak.title in offered
    assert 'btn btn-primary" type="submit" name="incidente"' in offered
    assert ana.post(address, {"incidente": "\0"}).status_code == 422
    assert ana.post(address, {"incidente": leak.folio}).status_code == 302
    assert f"{leak.folio}".split("-")[-1] in ana.get(f"/peticiones/{case.folio}/").content.decode()
    assert ana.post(address, {"reason": ""}).status_code == 422
    assert ana.post(address, {"reason": "Es de otra calle"}).status_code == 302
    assert not JoinedCase.objects.exists()
    assert "Es de otra calle" in ana.get(url(leak)).content.decode()


@pytest.mark.req("B-07")
def test_it_is_answered_once(ana, client, people, leak, now):
    ready = stories(people, "p12_elaborar", now)
    two_points = stories(people, "p12_elaborar", now, times=1, points=("Reparar", "Descontar"))
    waits = stories(people, "a_acusar", now, times=1)
    joined(people, [*ready, *two_points, *waits], leak)
    assert ana.get(url(leak, "responder/")).url == url(leak, "respuesta/")
    said = vars(SAID) | {"grounds": ""}
    assert ana.post(url(leak, "respuesta/"), said).status_code == 422
    assert ana.post(url(leak, "respuesta/"), vars(SAID)).url == url(leak, "responder/")
    page = ana.get(url(leak, "responder/")).content.decode()
    assert (page.count("checked>"), page.count('name="peticion"')) == (2, 3)
    assert "Acusar recibo" in page
    shared = leak.answers.get().pk
    assert "Elija al menos una" in ana.post(url(leak, "responder/"), {"shared": shared}).content.decode()
    chosen = {"shared": shared, "peticion": [story.case.pk for story in ready]}
    for _ in range(2):
        assert ana.post(url(leak, "responder/"), chosen).url == url(leak)
    assert [story.open_nodes for story in (*ready, *two_points)] == [["p12_visto_bueno"]] * 2 + [["p12_elaborar"]]


@pytest.mark.req("B-07")
def test_the_director_reads_once(client, people, leak, now):
    ready = stories(people, "p12_elaborar", now)
    joined(people, ready, leak)
    chosen = [story.case.pk for story in ready]
    shared = answer_of(people, leak)
    client.force_login(people.diana)
    assert "Ninguna respuesta común espera" in client.get(url(leak, "visto-bueno/")).content.decode()
    draft_all(incident=leak, chosen=chosen, shared=shared.pk, by=people.ana.actor, at=now)
    page = client.get(url(leak, "visto-bueno/")).content.decode()
    assert page.count('name="peticion"') == 2
    assert "Dar visto bueno" in client.get(url(leak)).content.decode()
    sent = {"shared": shared.pk, "peticion": chosen}
    assert client.post(url(leak, "visto-bueno/"), sent).status_code == 422
    assert client.post(url(leak, "visto-bueno/"), sent | {"approved": "no"}).status_code == 422
    assert client.post(url(leak, "visto-bueno/"), sent | {"approved": "yes"}).url == url(leak)
    assert IssuedAnswer.objects.count() == 2


def test_one_that_could_not_be_done_says_why(ana, people, leak, now):
    ready = stories(people, "p12_elaborar", now)
    joined(people, ready, leak)
    token = ready[0].tokens()[0]
    token.taken_by = people.gema
    token.save(update_fields=["taken_by"])
    sent = {"shared": answer_of(people, leak).pk, "peticion": [story.case.pk for story in ready]}
    answer = ana.post(url(leak, "responder/"), sent)
    assert answer.status_code == 422
    assert "Gema Ibarra Soto tomó esta tarea" in answer.content.decode()
    assert "1 respuesta elaborada" in answer.content.decode()


def test_it_is_resolved_and_goes_to_the_other_list(ana, leak):
    assert ana.post(url(leak, "solucion/"), {"what": " "}).status_code == 422
    assert ana.post(url(leak, "solucion/"), {"what": "Se cambió el tubo"}).url == url(leak)
    assert leak.title not in ana.get(LIST).content.decode()
    assert leak.title in ana.get(f"{LIST}?estado=resolved").content.decode()
    page = ana.get(url(leak)).content.decode()
    assert "Se cambió el tubo" in page
    assert "Reunir más peticiones" not in page


def test_the_control_shows_only_its_petitions(ana, people, leak, now):
    mine, other = stories(people, "p06_control", now)
    joined(people, [mine], leak)
    page = ana.get(f"/peticiones/?incidente={leak.folio}").content.decode()
    assert f"/peticiones/{mine.case.folio}/" in page
    assert f"/peticiones/{other.case.folio}/" not in page


def test_many_cost_the_same_and_are_paged(ana, people, leak, now):
    joined(people, stories(people, "p06_control", now, times=1), leak)
    few, one = queries_of(ana, url(leak)), queries_of(ana, LIST)
    joined(people, stories(people, "p06_control", now, times=3), leak)
    for n in range(51):
        a_leak(people, now, key=f"leak-{n}")
    assert queries_of(ana, url(leak)) == few <= 22
    assert queries_of(ana, LIST) == one <= 8
    assert f"after={Incident.objects.order_by('-pk')[49].pk}" in ana.get(LIST).content.decode()
    assert ana.get(f"{LIST}?after={leak.pk + 2}").content.decode().count("data-row") == 2


def test_an_area_sees_its_own_and_only_what_it_may(client, people, leak, now):
    referred, kept = stories(people, "a_acusar", now, times=1)[0], stories(people, "p06_control", now, times=1)[0]
    joined(people, [referred, kept], leak)
    client.force_login(people.mario)
    page = client.get(url(leak)).content.decode()
    assert referred.case.folio.split("-")[-1] in page
    assert f"/peticiones/{kept.case.folio}/" not in page
    assert "Reunir más peticiones" not in page
    client.force_login(people.carla)
    assert client.get(url(leak)).status_code == 404
    client.force_login(people.otto)
    assert client.get(LIST).status_code == client.get(url(leak)).status_code == 403
