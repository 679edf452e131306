"""The days of the log on screen: their closings, the closing of one, its form, its draft and its file."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.cost import queries_of

from ventanilla.journal.models import Entry
from ventanilla.reception.actions.add_matter import add_matter
from ventanilla.reception.actions.close_log_day import close_log_day
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.models import LogClosing
from ventanilla.reception.tests.test_enter_visit import entered
from ventanilla.utility.queries import local_day

LOG, DAYS = "/visitas/", "/visitas/dias/"


@pytest.fixture
def gema(client, people):
    client.force_login(people.gema)
    return client


@pytest.fixture
def today(people):
    return local_day(timezone.now())


def served(people, at=None, key="one", **ending):
    at = at or timezone.now() - timedelta(seconds=2)
    visit = entered(people, key=key, at=at)
    end_matter(visit=visit, by=people.ana.actor, at=at, **({"kind": "informed"} | ending))
    return visit


@pytest.mark.req("A-01")
def test_a_day_is_closed_from_its_page_and_its_form_is_at_hand(gema, people, today):
    served(people)
    address = f"{DAYS}{today}/cierre/"
    assert "Se dio información" in gema.get(address).content.decode()
    assert gema.post(address).url == f"{LOG}?dia={today}"
    closing = LogClosing.objects.get()
    page = gema.get(f"{LOG}?dia={today}").content.decode()
    assert closing.digest in page
    assert "Registrar visita</a>" not in page
    with pikepdf.open(io.BytesIO(gema.get(f"/documentos/{closing.document_id}/pdf/").content)) as pdf:
        assert len(pdf.pages) == 1
    assert gema.get(f"{DAYS}{today}/borrador.pdf").url.startswith("/documentos/")


@pytest.mark.req("A-01")
def test_the_visits_still_open_are_listed_and_closing_is_refused(gema, people, today):
    visit = entered(people, at=timezone.now() - timedelta(seconds=2))
    page = gema.get(f"{DAYS}{today}/cierre/").content.decode()
    assert f'href="/visitas/{visit.pk}/"' in page
    assert "Sí, cerrar el día" not in page
    answer = gema.post(f"{DAYS}{today}/cierre/")
    assert (answer.status_code, LogClosing.objects.count()) == (422, 0)
    assert "Falta anotar cómo terminaron las visitas 1." in answer.content.decode()


@pytest.mark.req("A-01")
def test_entering_on_a_closed_day_says_what_to_do_and_keeps_what_was_typed(client, people, today):
    close_log_day(day=today, by=people.gema.actor, at=timezone.now())
    client.force_login(people.ana)
    answer = client.post("/visitas/nueva/", {"name": "Lupe Peña", "matter": "Consumo", "form_key": "v"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "regístrela el próximo día" in page
    assert 'value="Lupe Peña"' in page


@pytest.mark.req("A-01", "B-10")
def test_a_draft_of_an_open_day_prints_and_who_printed_is_journalled(gema, people, today):
    served(people)
    answer = gema.get(f"{DAYS}{today}/borrador.pdf")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
    assert Entry.objects.get(event="reception.log_printed").facts == {"visits": 1}


@pytest.mark.req("A-01", "B-10")
def test_the_day_downloads_with_a_line_a_matter_and_runs_no_formula(gema, people, today):
    at = timezone.now() - timedelta(seconds=2)
    visit = entered(people, at=at, name="=1+1")
    add_matter(visit=visit, matter="Otro", by=people.ana.actor, at=at)
    answer = gema.get(f"{DAYS}{today}/visitas.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[2] for row in rows[-2:]] == ["'=1+1", "'=1+1"]
    assert [row[4] for row in rows[-2:]] == ["Consumo elevado", "Otro"]
    assert Entry.objects.get(event="reception.log_exported").actor_name == people.gema.name


@pytest.mark.req("A-01")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, [3, 2, 1]),
        ({"termino": "open"}, [3]),
        ({"termino": "left"}, [2]),
        ({"termino": "informe"}, [1]),
        ({"termino": "magia"}, []),
        ({"atendio": "otra"}, []),
    ],
)
def test_the_lines_of_a_day_are_filtered(gema, people, asked, shown):
    served(people, kind="resolved", resolution="informe", note="Se le dijo")
    served(people, key="two", kind="left")
    entered(people, key="three", at=timezone.now())
    answer = gema.get(LOG, asked)
    assert [v.number for v in answer.context["log"].visits] == shown
    assert gema.get(LOG, {"atendio": str(people.ana.pk)}).context["log"].visits
    assert shown or "Quite algún filtro" in answer.content.decode()


@pytest.mark.req("A-01")
def test_the_days_are_listed_by_pages_at_the_same_cost(gema, people):
    assert "Aún no hay días anotados" in gema.get(DAYS).content.decode()

    def work(days):
        for n in days:
            at = timezone.now() - timedelta(days=n + 1)
            served(people, at=at, key=f"day-{n}")
            if n % 2:
                close_log_day(day=local_day(at), by=people.gema.actor, at=at + timedelta(hours=1))

    work(range(4))
    few = queries_of(gema, DAYS)
    work(range(4, 35))
    assert queries_of(gema, DAYS) == few <= 14
    first = gema.get(DAYS).context
    assert (len(first["days"]), bool(first["days"][1].closing)) == (31, True)
    assert len(gema.get(DAYS, {"after": first["next_key"]}).context["days"]) == 4


@pytest.mark.req("A-01")
def test_filtering_costs_the_same_however_many_came(gema, people):
    served(people)
    few = queries_of(gema, f"{LOG}?termino=informed")
    for n in range(12):
        served(people, key=f"more-{n}")
    assert queries_of(gema, f"{LOG}?termino=informed") == few <= 16


@pytest.mark.req("B-10")
@pytest.mark.parametrize(
    ("who", "may"), [("ana", {"cierre/"}), ("diana", {"visitas.xlsx", "borrador.pdf"}), ("otto", set())]
)
def test_each_post_does_with_a_day_what_it_says(client, people, today, who, may):
    served(people)
    client.force_login(getattr(people, who))
    opened = {
        part
        for part in ("cierre/", "visitas.xlsx", "borrador.pdf")
        if client.get(f"{DAYS}{today}/{part}").status_code == 200
    }
    assert opened == may
