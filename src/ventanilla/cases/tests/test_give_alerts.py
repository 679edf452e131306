"""The clock reminds before a term ends and escalates after it: to whom, once each, whatever the clock does."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from tests.cost import queries_of

from ventanilla.cases.actions.give_alerts import give_alert, give_alerts
from ventanilla.cases.alert_queries import alerts_for
from ventanilla.cases.models import Alert
from ventanilla.deadlines.actions import suspend
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.actor import CLOCK
from ventanilla.journal.models import Entry
from ventanilla.journal.sweeps import SWEEPS
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack

DAYS = [
    (24, []),
    (25, ["area_por_vencer"]),
    (27, ["area_por_vencer"]),
    (28, ["area_vencida"]),
    (30, ["area_a_gerencia", "area_vencida"]),
]
"""Days of November, and what the clock has said when it looks first on that one: the area answers until the 27th."""


@pytest.fixture
def there(story):
    """Medidores has received it, on Friday the 20th."""
    story.open()
    return story.until("a_atender")


def look(day, month=11, hour=16):
    return give_alerts(datetime(2026, month, day, hour, tzinfo=UTC), 100)


def said():
    return sorted(Alert.objects.values_list("rule", flat=True))


@pytest.mark.req("B-03")
@pytest.mark.parametrize(("day", "rules"), DAYS, ids=[str(day) for day, _ in DAYS])
def test_each_alert_has_its_day(there, day, rules):
    assert look(day) == len(rules)
    assert said() == rules


@pytest.mark.req("B-03")
def test_day_by_day_each_is_given_once(there):
    for day in range(20, 31):
        look(day, hour=16)
        look(day, hour=20)
    for day in range(1, 21):
        look(day, 12)
    assert said() == sorted(current_pack().section("alerts"))
    assert "cases.alerts" in SWEEPS


@pytest.mark.req("B-03")
def test_when_the_clock_jumps_what_is_due_is_said_and_no_reminder_of_what_ended(there):
    look(20, 12)
    assert said() == ["area_a_direccion", "area_a_gerencia", "area_vencida", "ley_vencida"]
    assert look(20, 12) == 0


@pytest.mark.req("B-03")
def test_it_says_in_the_journal_for_whom_and_of_what(there):
    look(25)
    look(30)
    facts = Entry.objects.get(event="cases.reminded").facts
    referral = there.case.referrals.get()
    assert facts["rule"] == "area_por_vencer"
    assert (facts["area"], facts["post"], facts["referral"]) == ("medidores", "", referral.pk)
    assert (facts["term"], facts["last_day"], facts["days"]) == ("respuesta_area", "2026-11-27", 2)
    chief = Entry.objects.get(event="cases.escalated", facts__post="gerente_atencion")
    assert (chief.subject_id, chief.actor_kind, chief.facts["days"]) == (str(there.case.pk), "system", -1)


@pytest.mark.req("B-03")
def test_what_was_solved_or_paused_is_not_spoken_of(there, story):
    suspend(subject=there.case.subject, group="referral", reason="Lluvia", document="Acta 1", by=CLOCK, at=there.now)
    assert look(30) == 0
    there.do("a_atender", "mario", result="returned", text="No es mía")
    look(7, 12)
    assert said() == []
    look(8, 12)
    assert said() == ["ley_por_vencer"]


@pytest.mark.req("B-03")
def test_a_term_that_stopped_meanwhile_is_left(there):
    rule = current_pack().section("alerts")["area_vencida"]
    term = Deadline.objects.get(term_code="respuesta_area")
    there.do("a_atender", "mario", result="returned", text="No es mía")
    assert give_alert(rule=rule, deadline=term.pk, at=datetime(2026, 11, 30, tzinfo=UTC)) is False


@pytest.mark.req("B-03")
@pytest.mark.django_db(transaction=True)
def test_two_workers_give_it_once(there):
    gate, failed = Barrier(2), []

    def work():
        try:
            gate.wait(10)
            look(30)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert not failed
    assert said() == ["area_a_gerencia", "area_vencida"]
    assert Entry.objects.filter(event="cases.escalated").count() == 2


@pytest.mark.req("B-03", "B-10")
def test_each_sees_those_of_her_post_or_area_until_the_term_stops(there, client, people):
    look(30)
    at = datetime(2026, 11, 30, 17, tzinfo=UTC)
    seen = {
        who: [r.name for r in alerts_for(standing(getattr(people, who).actor, at), at)]
        for who in ("mario", "gema", "pilar", "otto")
    }
    assert seen == {
        "mario": ["Venció lo que se turnó a su área"], "gema": ["Un área no contestó en su plazo"],
        "pilar": [], "otto": [],
    }  # fmt: skip
    for who, address in (("gema", "/"), ("mario", "/bandeja/"), ("gema", f"/peticiones/{there.case.folio}/")):
        client.force_login(getattr(people, who))
        assert "contestó en su plazo" in client.get(address).text or who == "mario"
    there.do("a_atender", "mario", result="returned", text="No es mía")
    assert alerts_for(standing(people.gema.actor, at), at) == []


def test_alerts_are_never_edited(there):
    look(25)
    with pytest.raises(Exception, match="solo crece"), transaction.atomic():
        Alert.objects.update(days=9)


def test_the_home_costs_the_same_with_one_alert_or_many(there, client, people):
    look(30)
    client.force_login(people.gema)
    few = queries_of(client, "/")
    look(20, 12)
    assert queries_of(client, "/") == few
