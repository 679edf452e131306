"""The registry office's screens: what came in is found, shown, routed and discharged."""

import pytest

from ventanilla.correspondence.actions import receive_letter, tie_letter
from ventanilla.documents.actions import store_file
from ventanilla.documents.tests.making import pdf


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia, backend="ventanilla.staff.backends.Staff")
    return client


def receive(people, at, sender="Chuy Peña", **change):
    said = {"sender": sender, "about": "Fuga", "sheets": 1, "scan": None, "received_at": at} | change
    return receive_letter(**said, by=people.ofelia.actor, at=at)


@pytest.mark.req("B-01")
def test_the_list_finds_by_folio_sender_state_and_day(ofelia, letter, people, at):
    receive(people, at)
    for query, shown in (
        ("", {"Lupe", "Chuy"}), ("?q=pena", {"Chuy"}), ("?state=discharged", set()),
        ("?q=OP-2026-00000", {"Lupe", "Chuy"}),
        ("?on=2026-11-20&state=open", {"Lupe", "Chuy"}), ("?on=2026-11-19", set()), ("?on=ayer", {"Lupe", "Chuy"}),
    ):  # fmt: skip
        page = ofelia.get(f"/oficialia/{query}").content.decode()
        assert {name for name in ("Lupe", "Chuy") if f">{name} " in page} == shown, query


def test_the_list_costs_the_same_however_long(ofelia, people, at, django_assert_max_num_queries):
    for n in range(35):
        receive(people, at, f"Persona {n}")
    with django_assert_max_num_queries(8):
        page = ofelia.get("/oficialia/").content.decode()
    assert page.count("<tr data-row>") == 30
    more = page.split('rel="next" href="')[1].split('"')[0]
    assert ofelia.get(f"/oficialia/{more}").content.decode().count("<tr data-row>") == 5


@pytest.mark.req("B-01")
def test_a_letter_shows_its_scan_and_where_it_went(ofelia, people, at, case):
    scan = store_file(content=pdf(2), name="escrito.pdf", by=people.ofelia.actor, at=at)
    letter = receive(people, at, scan=scan)
    tie_letter(letter=letter, subject=case, by=people.ofelia.actor, at=at)
    page = ofelia.get(f"/oficialia/{letter.folio}/").content.decode()
    assert "PET-2026-000007" in page
    assert "2 páginas" in page
    assert ofelia.get(f"/archivos/{scan.pk}/").status_code == 200


@pytest.mark.req("B-01")
def test_a_letter_that_opened_nothing_is_routed_and_discharged_here(ofelia, letter):
    path = f"/oficialia/{letter.folio}/"
    assert ofelia.post(f"{path}turno/", {"area": "direccion_comercial", "note": "Invitación"}).status_code == 302
    assert "Dirección Comercial" in ofelia.get(path).content.decode()
    assert ofelia.post(f"{path}baja/").status_code == 302
    assert ofelia.post(f"{path}baja/").status_code == 422


def test_a_letter_that_opened_a_case_follows_its_procedure(ofelia, letter, case, people, at):
    tie_letter(letter=letter, subject=case, by=people.ofelia.actor, at=at)
    assert ofelia.post(f"/oficialia/{letter.folio}/baja/").status_code == 404


@pytest.mark.parametrize("path", ["/oficialia/", "/oficialia/OP-2026-000001/", "/oficialia/OP-2026-000001/baja/"])
def test_the_desk_may_not_enter_the_registry(client, people, letter, path):
    client.force_login(people.ana, backend="ventanilla.staff.backends.Staff")
    assert client.get(path).status_code == 403


@pytest.mark.req("B-08")
def test_an_attempt_is_recorded_from_its_form(client, people, answer):
    from ventanilla.documents import access

    access.register(answer.subject_kind, lambda pk, request: True)
    client.force_login(people.ana, backend="ventanilla.staff.backends.Staff")
    path = f"/documentos/{answer.pk}/intentos/"
    assert client.post(path, {"way": "domicilio", "outcome": "nadie"}).status_code == 422
    assert client.post(path, {"way": "domicilio", "outcome": "nadie", "note": "Nadie abrió"}).status_code == 302
    assert "Nadie abrió" in client.get(f"/documentos/{answer.pk}/").content.decode()
