"""`ventanilla verify` notices a petition whose cached state, next step or folio is not what the facts say."""

from datetime import date

import pytest
from django.db import transaction

from ventanilla.cases.actions.answer_all import draft_all
from ventanilla.cases.actions.join_incident import separate_case
from ventanilla.cases.checks import (
    folios_match,
    incidents_add_up,
    next_steps,
    shared_drafts_say_the_same,
    states_follow_from_facts,
    words_are_theirs,
)
from ventanilla.cases.tests.conftest import FRIDAY
from ventanilla.cases.tests.incident import a_leak, answer_of, joined, stories
from ventanilla.journal.actions import issue_folio
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.folios import Series


def found():
    return [*states_follow_from_facts(), *next_steps(), *folios_match(), *words_are_theirs()]


@pytest.fixture
def two(story):
    """One petition at the areas; the folio of the other, closed."""
    story.immediate = True
    closed = story.open()
    story.until("")
    story.immediate = False
    story.open()
    story.until("a_atender")
    return story.case, closed


@pytest.mark.req("B-10")
def test_a_house_in_order_has_nothing_to_tell(two):
    assert found() == []
    assert {"Estado de las peticiones", "Folios de las peticiones"} <= CHECKS.keys()


@pytest.mark.req("B-10")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE cases_casestate SET closed_at = '2026-11-20 10:00+00:00' WHERE case_id = {open}", "su cierre"),
        ("UPDATE cases_casestate SET closed_at = NULL WHERE case_id = {closed}", "su cierre"),
        ("UPDATE cases_casestate SET matter = 'luz' WHERE case_id = {open}", "su última valoración"),
        ("DELETE FROM cases_casestate WHERE case_id = {open}", "no tiene su estado"),
        ("DELETE FROM cases_caseword WHERE case_id = {open} AND word = 'elevado'", "con que se busca"),
        ("UPDATE cases_case SET summary = 'Otra cosa' WHERE id = {closed}", "con que se busca"),
        ("UPDATE processes_token SET finished_at = '2026-11-20 10:00+00:00' WHERE finished_at IS NULL",
         "no tiene un paso siguiente"),
        ("UPDATE processes_instance SET closed_at = NULL WHERE subject_id = '{closed}'", "sigue abierto"),
        ("UPDATE cases_case SET folio = 'PET-2026-000099' WHERE id = {open}", "que su serie no emitió"),
        ("UPDATE cases_case SET folio = 'PET-2026-000099' WHERE id = {open}", "no hay una petición con él"),
    ],
)  # fmt: skip
def test_a_change_by_force_is_noticed(two, harm, told):
    by_force(harm.format(open=two[0].pk, closed=two[1].pk))
    assert [sentence for sentence in found() if told in sentence]


@pytest.mark.req("B-01")
def test_a_folio_given_to_nothing_is_noticed(db):
    with transaction.atomic():
        issue_folio(series=Series("petition", "PET-{year}-{n:06d}"), day=date(2026, 11, 20), at=FRIDAY)
    assert [s for s in found() if "PET-2026-000001" in s]


@pytest.fixture
def leaking(people):
    """Three petitions of one incident, one separated, two drafted with its words."""
    leak, three = a_leak(people), stories(people, "p12_elaborar", times=3)
    joined(people, three, leak)
    separate_case(case=three[2].case, incident=leak, reason="Otra calle", by=people.ana.actor, at=FRIDAY)
    chosen, shared = [story.case.pk for story in three], answer_of(people, leak).pk
    draft_all(incident=leak, chosen=chosen, shared=shared, by=people.ana.actor, at=FRIDAY)
    return leak


def told_of_incidents():
    return [*incidents_add_up(), *shared_drafts_say_the_same()]


@pytest.mark.req("B-10")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE cases_incidentstate SET petitions = 3", "La cuenta de peticiones"),
        ("DELETE FROM cases_incidentstate", "La cuenta de peticiones"),
        ("UPDATE cases_incidentstate SET resolved_at = '2026-11-20 10:00+00:00'", "no coincide con su solución"),
        ("DELETE FROM cases_joinedcase", "no está en su lista"),
        ("DELETE FROM cases_separation", "no está en su lista"),
        ("UPDATE cases_incident SET folio = 'INC-2026-00099'", "que su serie no emitió"),
        ("UPDATE cases_incident SET folio = 'INC-2026-00099'", "no hay un incidente con él"),
        ("UPDATE cases_pointanswer SET answer = 'Otra'", "no dice lo que su respuesta común"),
        ("UPDATE cases_sharedanswer SET closing = 'Otra'", "no dice lo que su respuesta común"),
    ],
)
def test_an_incident_changed_by_force_is_noticed(leaking, harm, told):
    assert told_of_incidents() == []
    by_force(harm)
    assert [sentence for sentence in told_of_incidents() if told in sentence]
