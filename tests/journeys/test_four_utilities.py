"""The same day at every utility there is a pack of: what differs comes from its files."""

import tomllib
from datetime import datetime

import pytest

from tests.journeys.office import FOLDERS, Office
from ventanilla.cases.catalogue import attended
from ventanilla.cases.models import Closure
from ventanilla.correspondence.models import Delivery
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.actions import rendered
from ventanilla.documents.models import Document
from ventanilla.journal.management.commands.verify import findings
from ventanilla.processes import scenarios
from ventanilla.processes.models import Definition
from ventanilla.reception.actions.close_log_day import close_log_day
from ventanilla.utility.folders import read_folder
from ventanilla.utility.queries import zone
from ventanilla.utility.sections import PackView

pytestmark = [pytest.mark.django_db, pytest.mark.req("H-03")]
each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@pytest.fixture
def office(folder):
    """A Tuesday morning there."""
    whole = PackView(read_folder(folder)).section("utility")
    return Office(folder, datetime(2026, 11, 10, 10, tzinfo=whole.zone))


@each
def test_a_day_at_the_front_desk_goes_from_the_door_to_a_clean_verify(office):
    matter = next(iter(attended(office.pack.section("matters")).values())).name
    came, wrote = office.visit(matter), office.letter()
    assert came.folio == office.pack.section("folios")["petition"].pattern.format(year=2026, n=1)
    for case in (came, wrote):
        assert office.work(case).closure.reason == Closure.ANSWERED
        assert Delivery.objects.filter(document=case.issued_answer.document).exists()
    assert wrote.letter.discharge
    close_log_day(day=office.now.astimezone(zone()).date(), by=office.who("reception.close").actor, at=office.now)
    printed = {one.letter for one in Document.objects.all() if rendered(one).size}
    assert {"acuse", "respuesta", "visitas"} <= printed
    assert list(findings()) == []


@each
def test_its_terms_are_those_of_its_pack(office):
    case = office.visit(next(iter(attended(office.pack.section("matters")).values())).name)
    [legal] = [d for d in deadlines_of(case.subject) if d.group == "legal" and not d.reminder]
    terms = {term.code: term for term in office.pack.section("terms").all}
    calendar, day, left = office.pack.section("calendar"), case.filed_at.astimezone(zone()).date(), 0
    while left < terms[legal.term_code].amount:
        day = day.fromordinal(day.toordinal() + 1)
        left += calendar.is_business(day)
    assert legal.last_day == day


@each
def test_what_the_front_desk_can_solve_at_once_is_closed_there(office):
    kind = next(iter(office.pack.section("resolutions")))
    matter = next(iter(attended(office.pack.section("matters"))))
    office.answers = {
        "cases.assess": {"matter": matter, "immediate": True},
        "cases.resolve_now": {"kind": kind, "note": "Se resolvió", "legacy_folio": "77"},
    }
    case = office.work(office.visit(office.pack.section("matters")[matter].name))
    assert case.closure.reason == Closure.IMMEDIATE


@each
def test_its_scenarios_go_as_they_are_told(office):
    paths = sorted(office.folder.glob("procedures/*/scenarios/*.toml"))
    for path in paths:
        newest = Definition.objects.filter(procedure=path.parents[1].name).latest("number")
        assert scenarios.run(definition=newest, story=tomllib.loads(path.read_text())) == [], path.stem
    assert paths


def test_each_utility_differs_in_its_words_its_areas_its_folios_and_its_road():
    packs = [PackView(read_folder(folder)) for folder in FOLDERS]
    told = {
        "areas": [tuple(sorted(a.name for a in p.section("organisation").areas.values())) for p in packs],
        "posts": [tuple(sorted(p.section("organisation").posts)) for p in packs],
        "folios": [tuple(s.pattern for s in p.section("folios").values()) for p in packs],
        "words": [tuple(p.section("vocabulary").values()) for p in packs],
        "road": [
            tuple(n.name for n in next(iter(p.section("procedures").values())).diagram.nodes.values()) for p in packs
        ],
        "controls": [tuple(letter.control_code for letter in p.section("letters").values()) for p in packs],
    }
    assert {what: len(set(values)) for what, values in told.items()} == dict.fromkeys(told, len(packs))


@each
def test_what_a_pack_assumes_is_told_to_who_reviews_it(folder):
    assert "supuso" in (folder / "DIFFERENCES.md").read_text() or "supuest" in (folder / "DIFFERENCES.md").read_text()
