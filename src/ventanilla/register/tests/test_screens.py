"""The register's screens show, refuse, and let in only whom they should."""

import io

import pytest
from django.test import Client

from ventanilla.journal.models import Entry
from ventanilla.register.models import ImportRun
from ventanilla.register.sweeps import go_on_with_imports
from ventanilla.register.tests.conftest import AT
from ventanilla.register.tests.test_import_accounts import HEADER, MAPPING, ROW, town_file
from ventanilla.staff.panels import PANELS, Offer, Panel


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ana(people) -> Client:
    client = Client()
    client.force_login(people.ana, backend="ventanilla.staff.backends.Staff")
    return client


@pytest.fixture
def pilar(people) -> Client:
    client = Client()
    client.force_login(people.pilar, backend="ventanilla.staff.backends.Staff")
    return client


def named(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def asked(client: Client, rows: bytes, **more: object):
    given = {"file": named(rows, "padron.csv"), "mapping": named(MAPPING.encode(), "m.toml"), **more}
    return client.post("/padron/importaciones/", given)


@pytest.mark.req("A-03")
def test_one_account_alone_is_opened_at_once(ana, lupe):
    assert ana.get("/padron/", {"q": "guadalupe peña"}).headers["Location"] == "/cuentas/0012-345-6/"


@pytest.mark.req("A-03")
def test_live_results_are_only_the_list(ana, lupe):
    page = ana.get("/padron/", {"q": "hernades"}, headers={"HX-Request": "true"}).content.decode()
    assert "María Guadalupe" in page
    assert "Se buscó <strong>hernandez</strong>" in page
    assert "<html" not in page


@pytest.mark.req("A-03")
def test_the_account_shows_its_holder_address_meter_and_phone(ana, lupe):
    page = ana.get("/cuentas/0012-345-6/").content.decode()
    for shown in ("María Guadalupe Peña Hernández", "Av. Gustavo Baz 123", "A17-445566", "55 1234 5678"):
        assert shown in page


@pytest.mark.req("B-10")
def test_opening_an_account_is_journalled(ana, lupe):
    ana.get("/cuentas/0012-345-6/")
    assert Entry.objects.filter(event="journal.opened_record", subject_id=str(lupe.pk)).count() == 1


def test_an_account_that_is_not_there_is_a_404(ana, db):
    assert ana.get("/cuentas/999/").status_code == 404


@pytest.mark.req("B-10")
def test_who_may_not_import_is_told_so(ana, db):
    assert ana.get("/padron/importaciones/").status_code == 403


@pytest.mark.req("H-01")
def test_an_import_is_asked_for_and_its_rejected_rows_downloaded(pilar, db):
    bad = ROW[:-1] + ["=1+1"]
    answer = asked(pilar, "\n".join(",".join(r) for r in (HEADER, ROW, ["2", *bad[1:]])).encode())
    page = pilar.get(answer.headers["Location"]).content.decode()
    assert "Un saldo no es un importe: 1" in page
    run = ImportRun.objects.get()
    download = b"".join(pilar.get(f"/padron/importaciones/{run.pk}/rechazados.csv").streaming_content).decode()
    assert "'=1+1" in download
    assert "El saldo «=1+1» de la columna «SALDO» no es un importe." in download


@pytest.mark.req("H-01")
def test_a_file_without_the_columns_is_refused_beside_its_field(pilar, db):
    answer = asked(pilar, b"UNO,DOS\n1,2\n")
    assert answer.status_code == 422
    assert "no tiene las columnas" in answer.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.req("H-01")
def test_a_big_file_is_finished_by_the_background_worker(pilar, db):
    asked(pilar, town_file(2500, 0).getvalue())
    assert ImportRun.objects.get().done == 2000
    assert go_on_with_imports(AT, 5000) == 500
    assert go_on_with_imports(AT, 5000) == 0
    assert ImportRun.objects.get().finished_at == AT


@pytest.mark.req("H-01")
def test_the_last_mapping_serves_again(pilar, db):
    asked(pilar, ",".join(HEADER).encode() + b"\n" + ",".join(ROW).encode())
    again = pilar.post("/padron/importaciones/", {"file": named(",".join(HEADER).encode(), "p.csv"), "dry": "on"})
    assert again.status_code == 302
    page = pilar.get("/padron/importaciones/").content.decode()
    assert "se usa la última: m.toml" in page
    assert "Simulacro" in page


def test_the_pages_cost_the_same_whatever_the_number_of_rows(ana, lupe, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        ana.get("/cuentas/0012-345-6/")
    with django_assert_max_num_queries(22):
        ana.get("/padron/", {"q": "guadalupe xyz"})


@pytest.mark.req("A-03")
def test_other_floors_show_and_offer_on_the_account(ana, lupe, monkeypatch):
    panel = Panel(
        name="prueba",
        subject_kind="account",
        title="Lo de otro piso",
        template="register/state.html",
        needs="register.view",
        context=lambda request, account: {"state": "active", "label": f"cuenta {account}"},
        queries=0,
        offers=lambda request, account: [Offer("Abrir petición", f"/nueva/?cuenta={account}", primary=True)],
    )
    monkeypatch.setattr("ventanilla.staff.panels.PANELS", [*PANELS, panel])
    page = ana.get("/cuentas/0012-345-6/").content.decode()
    assert "Lo de otro piso" in page
    assert f"cuenta {lupe.pk}" in page
    assert f"/nueva/?cuenta={lupe.pk}" in page
