"""A day of the log is closed once, whole and sealed; its form never changes and nothing is added to it."""

from datetime import date, timedelta

import pytest

from ventanilla.documents.actions import rendered
from ventanilla.journal.chain import examine_chain
from ventanilla.journal.models import Entry, Seal
from ventanilla.journal.tests.force import by_force
from ventanilla.reception.actions.add_matter import UnableToAdd, add_matter
from ventanilla.reception.actions.close_log_day import UnableToClose, close_log_day
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import UnableToEnter
from ventanilla.reception.checks import closed_days_are_whole
from ventanilla.reception.models import LogClosing, Visit
from ventanilla.reception.tests.test_end_matter import SOLVED, opened
from ventanilla.reception.tests.test_enter_visit import AT, entered
from ventanilla.staff.permissions import NotAllowed

DAY = date(2026, 11, 20)
LATER = AT + timedelta(hours=2)


def closed(people, **changed):
    return close_log_day(**({"day": DAY, "by": people.gema.actor, "at": LATER} | changed))


@pytest.fixture
def served(people):
    """Two visits of the day: one with two matters, one that opened a petition."""
    ana = people.ana.actor
    first, second = entered(people), entered(people, key="two", about="medidor")
    add_matter(visit=first, matter="Otro asunto", by=ana, at=AT)
    end_matter(visit=first, number=1, **SOLVED, legacy_folio="7", by=ana, at=AT)
    end_matter(visit=first, number=2, kind="sent", area="ingresos", by=ana, at=AT)
    opened(second, people)
    return first


@pytest.mark.req("A-01")
def test_closing_says_who_when_how_many_and_as_what(people, served):
    closing = closed(people)
    assert (closing.by_name, closing.at, closing.visits, closing.matters) == ("Gema Ibarra Soto", LATER, 2, 3)
    assert closing.counted == {"case": 1, "liquidacion_inmediata": 1, "sent": 1}
    facts = Entry.objects.get(event="reception.day_closed", subject_id=DAY.isoformat()).facts
    assert facts == {"visits": 2, "matters": 3, "counted": closing.counted}


@pytest.mark.req("A-01", "B-10")
def test_the_digest_on_the_form_is_that_of_the_seal_that_holds_the_closing(people, served):
    closing = closed(people)
    entry = Entry.objects.get(event="reception.day_closed")
    assert (entry.sealed.seal_id, closing.digest) == (closing.seal_id, closing.seal.digest)
    assert closing.document.fields["huella"] == closing.digest
    assert not Entry.objects.filter(pk__lt=entry.pk, sealed=None).exists()
    assert list(examine_chain(closing.digest)) == []


@pytest.mark.req("A-01")
def test_the_form_has_a_line_a_matter_and_its_totals(people, served):
    fields = closed(people).document.fields
    assert [(v["numero"], v["resolucion"], v["turnado"]) for v in fields["visitas"]] == [
        ("1", "Liquidación inmediata", ""),
        ("1", "Se turnó a otra área", "Unidad de Ingresos"),
        ("2", "Petición abierta", "Subgerencia de Medidores"),
    ]
    assert {(t["nombre"], t["numero"]) for t in fields["totales"]} == {
        ("Liquidación inmediata", "1"),
        ("Se turnó a otra área", "1"),
        ("Petición abierta", "1"),
    }
    assert (fields["cierra"], fields["puesto"]) == ("Gema Ibarra Soto", "Gerente de Atención a Usuarios")


@pytest.mark.req("A-01")
def test_a_day_closes_once_and_its_form_stays(people, served):
    first = closed(people)
    paper = rendered(first.document).sha256
    again = closed(people, by=people.ana.actor, at=LATER + timedelta(hours=1))
    assert (again, LogClosing.objects.count()) == (first, 1)
    assert rendered(again.document).sha256 == paper
    assert Entry.objects.filter(event="reception.day_closed").count() == 1


@pytest.mark.req("A-01")
def test_a_day_without_visits_closes_too(people):
    closing = closed(people)
    assert (closing.visits, closing.counted, closing.document.fields["visitas"]) == (0, {}, [])


@pytest.mark.req("A-01")
def test_open_visits_are_named_and_keep_the_day_open(people, served):
    entered(people, key="three")
    with pytest.raises(UnableToClose, match="visitas-abiertas") as no:
        closed(people)
    assert "las visitas 3." in no.value.sentence
    assert not LogClosing.objects.exists()
    assert not Seal.objects.exists()


@pytest.mark.req("A-01")
def test_a_day_that_has_not_come_does_not_close(people):
    with pytest.raises(UnableToClose, match="dia-futuro"):
        closed(people, day=DAY + timedelta(days=1))


@pytest.mark.req("A-01")
def test_nothing_is_added_to_a_closed_day(people, served):
    closed(people)
    with pytest.raises(UnableToEnter, match="dia-cerrado"):
        entered(people, key="three", at=LATER)
    with pytest.raises(UnableToAdd):
        add_matter(visit=served, matter="Uno más", by=people.ana.actor, at=LATER)
    assert Visit.objects.count() == 2


@pytest.mark.req("A-01")
def test_who_could_not_be_written_stands_late_in_a_later_day(people):
    closed(people)
    came = LATER + timedelta(minutes=5)
    late = entered(people, key="late", at=AT + timedelta(days=1), came_at=came)
    assert (late.day, late.number, late.came_at) == (DAY + timedelta(days=1), 1, came)
    assert Entry.objects.get(event="reception.visit_entered").facts["late"] is True
    assert opened(late, people, at=late.at).filed_at == came
    with pytest.raises(UnableToEnter, match="aun-no-viene"):
        entered(people, key="soon", came_at=AT + timedelta(days=9))


@pytest.mark.req("A-01")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("SELECT 1", ""),
        ("DELETE FROM reception_outcome WHERE kind = 'sent'", "3 asuntos, 2 terminados"),
        ("UPDATE reception_logclosing SET visits = 9", "se cerró con 9 visitas"),
        ("UPDATE reception_logclosing SET digest = 'x'", "no lleva la huella"),
        ("UPDATE reception_logclosing SET counted = '{}'", "suman otra cosa"),
        ("UPDATE reception_visit SET at = '2027-01-01 00:00:00+00'", "después de cerrado"),
        (
            "DELETE FROM journal_sealmember WHERE entry_id = (SELECT MAX(id) FROM journal_entry WHERE event = "
            "'reception.visit_entered')",
            "después de cerrado",
        ),
    ],
)
def test_what_is_done_to_a_closed_day_by_force_is_noticed(people, served, harm, told):
    closed(people)
    by_force(harm)
    found = list(closed_days_are_whole())
    assert [s for s in found if told in s] if told else found == []


@pytest.mark.req("A-01")
def test_a_clock_that_was_ahead_and_was_put_right_is_no_fault(people, served):
    end_matter(
        visit=entered(people, key="ahead", at=LATER + timedelta(hours=1)),
        number=1,
        **SOLVED,
        legacy_folio="8",
        by=people.ana.actor,
        at=LATER,
    )
    closed(people)
    assert list(closed_days_are_whole()) == []


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["diana", "mario", "otto"])
def test_only_whose_post_says_so_closes(people, who):
    with pytest.raises(NotAllowed):
        closed(people, by=getattr(people, who).actor)
