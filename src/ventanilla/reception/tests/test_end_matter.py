"""How a visit ended: solved with its kind, informed, left, or with the petition it opened."""

import pytest

from ventanilla.cases.actions.open_case import Brought, Petitioner, UnableToOpen
from ventanilla.cases.actions.resolve_now import UnableToResolve
from ventanilla.cases.models import Case
from ventanilla.journal.models import Entry
from ventanilla.reception.actions.end_matter import UnableToEnd, end_matter
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit
from ventanilla.reception.models import Outcome
from ventanilla.reception.tests.test_enter_visit import AT, entered
from ventanilla.staff.permissions import NotAllowed

SOLVED = {"kind": "resolved", "resolution": "liquidacion_inmediata", "legacy_system": "SCCAN", "note": "Pagó todo"}


@pytest.fixture
def visit(people):
    return entered(people)


def ended(visit, people, **given):
    return end_matter(visit=visit, by=people.ana.actor, at=AT, **given)


def opened(visit, people, **changed):
    given = {
        "petitioner": Petitioner("Lupe"),
        "summary": "Consumo elevado",
        "points": ["Revisar"],
        "brought": Brought(),
        "key": "case-1",
        "by": people.ana.actor,
        "at": AT,
    }
    return open_case_from_visit(visit=visit, **(given | changed))


@pytest.mark.req("A-05", "A-01")
def test_what_is_solved_at_once_keeps_its_kind_and_its_legacy_folio(visit, people):
    made = ended(visit, people, **SOLVED, legacy_folio=" SC-77 ")
    assert (made.resolution, made.legacy_system, made.legacy_folio) == ("liquidacion_inmediata", "SCCAN", "SC-77")
    entry = Entry.objects.get(event="reception.visit_ended")
    assert entry.facts == {
        "matter": 1,
        "kind": "resolved",
        "resolution": "liquidacion_inmediata",
        "area": "",
        "legacy_folio": "SC-77",
        "case": "",
    }
    assert entry.personal.text == {"note": "Pagó todo"}


@pytest.mark.req("A-05")
@pytest.mark.parametrize(
    ("changed", "code"),
    [({}, "sin-folio"), ({"legacy_folio": "1", "note": ""}, "sin-nota"), ({"resolution": "x"}, "tipo-de-resolucion")],
)
def test_a_resolution_that_proves_nothing_is_refused(visit, people, changed, code):
    with pytest.raises(UnableToResolve) as no:
        ended(visit, people, **(SOLVED | changed))
    assert no.value.code == code
    assert not Outcome.objects.exists()


@pytest.mark.req("A-01")
@pytest.mark.parametrize("kind", ["informed", "left"])
def test_a_visit_may_end_without_resolution(visit, people, kind):
    assert ended(visit, people, kind=kind, resolution="informe").resolution == ""


@pytest.mark.req("A-01")
@pytest.mark.parametrize("kind", ["", "case", "magia"])
def test_there_is_no_other_end(visit, people, kind):
    with pytest.raises(UnableToEnd, match="como-termino"):
        ended(visit, people, kind=kind)


@pytest.mark.req("A-01")
def test_a_visit_ends_once(visit, people):
    ended(visit, people, kind="informed")
    with pytest.raises(UnableToEnd, match="ya-termino"):
        ended(visit, people, kind="left")
    with pytest.raises(UnableToEnd, match="ya-termino"):
        opened(visit, people)
    assert not Case.objects.exists()


@pytest.mark.req("A-01")
def test_the_same_ending_sent_twice_is_written_once(visit, people):
    first = ended(visit, people, **SOLVED, legacy_folio="SC-77")
    assert ended(visit, people, **SOLVED, legacy_folio=" SC-77 ") == first
    assert Entry.objects.filter(event="reception.visit_ended").count() == 1
    with pytest.raises(UnableToEnd, match="ya-termino"):
        end_matter(visit=visit, **SOLVED, legacy_folio="SC-77", by=people.gema.actor, at=AT)


@pytest.mark.req("A-01", "A-04")
def test_the_petition_it_opens_counts_from_the_visit(visit, people):
    case = opened(visit, people)
    assert (case.channel, case.filed_at, visit.matters.get().outcome.case) == ("presencial", visit.at, case)
    assert Entry.objects.get(event="reception.visit_ended").facts["case"] == case.folio
    assert opened(visit, people) == case, "the same form sent twice"


@pytest.mark.req("A-01")
def test_a_refused_petition_leaves_the_visit_being_served(visit, people):
    with pytest.raises(UnableToOpen):
        opened(visit, people, points=[" "])
    assert not Outcome.objects.exists()


@pytest.mark.req("A-01", "B-10")
@pytest.mark.parametrize("who", ["diana", "ofelia", "otto"])
def test_only_attention_ends_visits(visit, people, who):
    by = getattr(people, who).actor
    with pytest.raises(NotAllowed):
        end_matter(visit=visit, kind="informed", by=by, at=AT)
    with pytest.raises(NotAllowed):
        opened(visit, people, by=by)


@pytest.mark.req("A-01")
def test_what_is_sent_to_an_area_keeps_which(visit, people):
    made = ended(visit, people, kind="sent", area="medidores", resolution="informe")
    assert (made.kind, made.area, made.resolution) == ("sent", "medidores", "")
    assert Entry.objects.get(event="reception.visit_ended").facts["area"] == "medidores"


@pytest.mark.req("A-01")
@pytest.mark.parametrize(("area", "code"), [("", "sin-area"), ("x", "sin-area"), ("atencion_usuarios", "area-propia")])
def test_it_is_sent_to_another_area_that_exists(visit, people, area, code):
    with pytest.raises(UnableToEnd) as no:
        ended(visit, people, kind="sent", area=area)
    assert (no.value.code, no.value.field) == (code, "area")


@pytest.mark.req("A-01", "A-04")
def test_the_area_of_a_petition_is_the_one_of_its_matter(people):
    visit = entered(people, about="medidor")
    case = opened(visit, people)
    assert case.visit_outcome.area == "medidores"
