"""The visitor log on screen: the day's lines, entering somebody, ending the visit, the petition it opens."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cost import queries_of

from ventanilla.cases.models import Case
from ventanilla.journal.models import Entry
from ventanilla.reception.models import Outcome, Visit
from ventanilla.reception.tests.test_enter_visit import entered
from ventanilla.utility.queries import local_day

LOG, NEW = "/visitas/", "/visitas/nueva/"
COMES = {"name": "Lupe Peña", "matter": "Consumo elevado", "account": "", "form_key": "v1"}


@pytest.fixture
def ana(client, people):
    client.force_login(people.ana)
    return client


@pytest.fixture
def visit(people):
    return entered(people, at=timezone.now() - timedelta(minutes=5))


@pytest.mark.req("A-01")
def test_somebody_is_entered_once_and_stands_in_the_log(ana):
    answers = [ana.post(NEW, COMES) for _ in range(2)]
    visit = Visit.objects.get()
    assert {answer.url for answer in answers} == {f"/visitas/{visit.pk}/"}
    page = ana.get(LOG).content.decode()
    assert "Lupe Peña" in page
    assert "1 visita<" in page


@pytest.mark.req("A-01")
@pytest.mark.parametrize("field", ["name", "matter"])
def test_a_line_without_its_words_is_refused_and_the_others_kept(ana, field):
    answer = ana.post(NEW, COMES | {field: "  "})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert ("Consumo elevado" if field == "name" else "Lupe Peña") in answer.content.decode()


@pytest.mark.req("A-01")
def test_an_account_that_is_not_there_is_told(ana):
    answer = ana.post(NEW, COMES | {"account": "no"})
    assert "No hay una cuenta con ese número" in answer.content.decode()
    assert not Visit.objects.exists()


@pytest.mark.req("A-01")
def test_each_day_has_its_lines(ana, people, visit):
    before = visit.at - timedelta(days=1)
    entered(people, key="before", name="Chuy", at=before)
    assert [v.name for v in ana.get(LOG).context["log"].visits] == ["Lupe"]
    shown = ana.get(LOG, {"dia": local_day(before).isoformat()})
    assert [v.name for v in shown.context["log"].visits] == ["Chuy"]


@pytest.mark.parametrize("asked", [{"dia": "ayer"}, {"dia": "9999-99-99"}, {"after": "x"}, {"after": "9" * 40}])
def test_a_day_or_page_that_does_not_exist_is_not_an_error(ana, visit, asked):
    assert ana.get(LOG, asked).status_code == 200


@pytest.mark.req("A-01")
def test_pages_of_the_log_cost_the_same(ana, people):
    def enter(numbers):
        for n in numbers:
            entered(people, key=f"line-{n}", at=timezone.now())

    enter(range(5))
    few = queries_of(ana, LOG)
    enter(range(5, 60))
    assert queries_of(ana, LOG) == few <= 14
    log = ana.get(LOG).context["log"]
    assert (len(log.visits), log.total, log.next_key) == (50, 60, 11)
    assert len(ana.get(LOG, {"after": 11}).context["log"].visits) == 10


@pytest.mark.req("A-05")
@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"kind": "resolved", "resolution": "correccion_padron", "legacy_folio": "7", "note": "Dedo"}, "resolved"),
        ({"kind": "informed"}, "informed"),
        ({"kind": "left", "note": "No quiso esperar"}, "left"),
    ],
)
def test_a_visit_ends_with_its_kind(ana, visit, given, kind):
    assert ana.post(f"{LOG}{visit.pk}/1/resultado/", given).url == LOG
    assert Outcome.objects.get().kind == kind


@pytest.mark.req("A-05")
def test_the_folio_of_the_legacy_system_is_demanded_beside_its_field(ana, visit):
    given = {"kind": "resolved", "resolution": "liquidacion_inmediata", "note": "Pagó lo que debía"}
    answer = ana.post(f"{LOG}{visit.pk}/1/resultado/", given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["legacy_folio"])
    assert "Pagó lo que debía" in answer.content.decode()
    assert not Outcome.objects.exists()


@pytest.mark.req("A-01", "A-04")
def test_the_petition_of_a_visit_is_opened_once_and_linked(ana, visit):
    address = f"{LOG}{visit.pk}/1/peticion/"
    assert 'value="Lupe"' in ana.get(address).content.decode()
    given = {"petitioner": "Lupe", "capacity": "titular", "summary": "Agua", "points": "Uno", "form_key": "p1"}
    answers = [ana.post(address, given) for _ in range(2)]
    case = Case.objects.get()
    assert {answer.url for answer in answers} == {f"/peticiones/{case.folio}/"}
    assert case.folio in ana.get(f"{LOG}{visit.pk}/").content.decode()


@pytest.mark.req("A-01")
def test_an_ended_visit_opens_no_petition_and_what_was_typed_is_kept(ana, visit):
    ana.post(f"{LOG}{visit.pk}/1/resultado/", {"kind": "informed"})
    given = {"petitioner": "Lupe", "capacity": "titular", "summary": "Agua turbia", "points": "Uno", "form_key": "p1"}
    answer = ana.post(f"{LOG}{visit.pk}/1/peticion/", given)
    assert answer.status_code == 422
    assert "ya tiene anotado cómo terminó" in answer.content.decode()
    assert "Agua turbia" in answer.content.decode()


@pytest.mark.req("B-10")
def test_looking_at_a_visit_is_journalled(ana, visit):
    ana.get(f"{LOG}{visit.pk}/")
    seen = Entry.objects.filter(subject_kind="visit", subject_id=str(visit.pk)).exclude(event="reception.visit_entered")
    assert seen.exists()


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["mario", "beto", "otto"])
def test_the_log_is_not_for_other_areas(client, people, visit, who):
    client.force_login(getattr(people, who))
    assert {client.get(a).status_code for a in (LOG, NEW, f"{LOG}{visit.pk}/")} == {403}
