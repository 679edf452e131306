"""Closing a month freezes its figures and folios; what changes later is shown beside, and verify proves them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ventanilla.indicators.actions import UnableToClose, close_month
from ventanilla.indicators.checks import frozen_months
from ventanilla.indicators.models import FrozenFigure, FrozenItem, MonthClosing
from ventanilla.indicators.points import Figure
from ventanilla.indicators.queries import cell, declared, history, reading, since_closing
from ventanilla.indicators.tests.october import FIFTH, NOVEMBER, OCTOBER, october, visit
from ventanilla.journal.checks import CHECKS
from ventanilla.journal.models import Entry
from ventanilla.journal.tests.force import by_force
from ventanilla.lib.months import Month
from ventanilla.staff.permissions import NotAllowed

LATER = NOVEMBER + timedelta(days=1)


def closed(people, **changed):
    return close_month(**({"month": OCTOBER, "by": people.gema.actor, "at": NOVEMBER} | changed))


@pytest.fixture
def story(people):
    return october(people)


@pytest.mark.req("G-01", "G-02")
def test_it_keeps_the_figures_by_group_and_every_folio(people, story):
    closing = closed(people)
    kept = {(f.indicator, f.group): f.figure for f in FrozenFigure.objects.filter(closing=closing)}
    assert kept == {
        ("usuarios_atendidos", ""): Figure(4, 3, 1),
        ("usuarios_atendidos", "internal"): Figure(3, 2, 1),
        ("usuarios_atendidos", "other"): Figure(1, 1, 0),
        ("gestionadas", ""): Figure(1, 1, 0),
        ("gestionadas", "medidores"): Figure(1, 1, 0),
    }
    assert FrozenItem.objects.filter(closing=closing).count() == 10
    assert (closing.by_name, closing.at) == (people.gema.name, NOVEMBER)


@pytest.mark.req("G-01", "B-10")
def test_it_is_journalled_with_its_figures_and_digest(people, story):
    closing = closed(people)
    entry = Entry.objects.get(event="indicators.month_closed")
    assert (entry.folio, entry.facts["digest"]) == ("2026-10", closing.digest)
    assert entry.facts["figures"]["usuarios_atendidos"] == {"achieved": 4, "pending": 3, "out": 1}


@pytest.mark.req("G-01")
def test_closing_twice_is_harmless(people, story):
    first = closed(people)
    assert closed(people, by=people.diana.actor, at=LATER) == first
    assert (MonthClosing.objects.count(), Entry.objects.filter(event="indicators.month_closed").count()) == (1, 1)


@pytest.mark.req("G-01")
@pytest.mark.parametrize("month", [Month(2026, 11), Month(2026, 12)])
def test_a_month_that_has_not_ended_is_not_closed(people, month):
    with pytest.raises(UnableToClose, match="mes-en-curso"):
        closed(people, month=month)
    assert not MonthClosing.objects.exists()


@pytest.mark.req("G-01")
def test_it_closes_from_the_first_local_moment_of_the_next_month(people):
    ends = OCTOBER.plus(1).first
    assert closed(people, at=NOVEMBER.replace(day=ends.day, hour=6)).month == OCTOBER.first
    with pytest.raises(UnableToClose):
        closed(people, month=OCTOBER.plus(1), at=NOVEMBER.replace(month=12, day=1, hour=5, minute=59))


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["ana", "ofelia", "mario", "sara", "otto"])
def test_only_who_answers_for_them_closes(people, who):
    with pytest.raises(NotAllowed):
        closed(people, by=getattr(people, who).actor)


@pytest.mark.req("G-01")
def test_what_changes_later_is_shown_beside_the_frozen_value(people, story):
    closed(people)
    served = declared()["usuarios_atendidos"]
    story["sent"].now = LATER
    story["sent"].until("")
    late = visit(people, "late entry", FIFTH, kind="informed")
    since = since_closing(served, OCTOBER, LATER)
    assert (since.then, since.now) == (Figure(4, 3, 1), Figure(6, 2, 1))
    told = {c.item.folio: (c.then and c.then.kind, c.now and c.now.kind) for c in since.changes}
    assert told == {story["sent"].case.folio: ("open", "answered"), late.subject.folio: (None, "informed")}
    assert reading(served, OCTOBER, LATER).figure == since.then, "the month keeps its value"
    assert history(served, OCTOBER, LATER)[-1].figure == since.then


@pytest.mark.req("G-01")
def test_each_cell_still_opens_what_was_counted_then(people, story):
    closed(people)
    visit(people, "late entry", FIFTH, kind="informed")
    served = declared()["usuarios_atendidos"]
    then = cell(served, OCTOBER, LATER, name="achieved", frozen=True).items
    now = cell(served, OCTOBER, LATER, name="achieved", frozen=False).items
    assert (len(then), len(now)) == (4, 5)
    assert len(cell(served, OCTOBER, LATER, name="base", group="other", frozen=True).items) == 2


@pytest.mark.req("G-01")
def test_nothing_changed_is_told_too(people, story):
    closed(people)
    assert since_closing(declared()["gestionadas"], OCTOBER, LATER).changes == []
    assert since_closing(declared()["gestionadas"], OCTOBER.plus(-1), LATER) is None


@pytest.mark.req("G-01")
@pytest.mark.parametrize("table", ["monthclosing", "frozenfigure", "frozenitem"])
def test_what_was_frozen_cannot_be_edited(people, story, table):
    closed(people)
    model = {"monthclosing": MonthClosing, "frozenfigure": FrozenFigure, "frozenitem": FrozenItem}[table]
    for act in (lambda: model.objects.update(id=9), lambda: model.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.req("G-01")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("SELECT 1", 0),
        ("UPDATE indicators_frozenfigure SET achieved = 7 WHERE \"group\" = 'internal'", 1),
        ("UPDATE indicators_frozenitem SET place = 'achieved' WHERE kind = 'waiting'", 2),
        ("UPDATE indicators_frozenitem SET folio = 'PET-X' WHERE kind = 'waiting'", 1),
        ("DELETE FROM indicators_frozenitem WHERE kind = 'left'", 2),
        ("DELETE FROM indicators_frozenitem WHERE indicator = 'gestionadas'", 2),
        ("UPDATE indicators_monthclosing SET digest = 'x'", 1),
    ],
)
def test_verify_notices_figures_that_are_not_those_of_their_folios(people, story, harm, told):
    closed(people)
    by_force(harm)
    assert len(list(frozen_months())) == told
    assert CHECKS["Cierres de los indicadores"] is frozen_months
