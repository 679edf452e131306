"""An incident is opened once, with its folio, by whom may, and says what happened."""

from dataclasses import replace
from datetime import date

import pytest

from ventanilla.cases.actions.open_incident import UnableToOpenIncident
from ventanilla.cases.models import Incident, IncidentState
from ventanilla.cases.tests.incident import LEAK, a_leak
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("B-10")


def test_it_is_opened_once_with_its_folio_and_journalled(people):
    incident = a_leak(people)
    assert a_leak(people) == incident
    assert (Incident.objects.count(), incident.folio) == (1, "INC-2026-00001")
    assert IncidentState.objects.get().petitions == 0
    entry = Entry.objects.get(event="cases.incident_opened")
    assert (entry.subject_kind, entry.subject_id, entry.facts["area"]) == ("incident", str(incident.pk), "medidores")
    assert "Fuga" not in str(entry.facts)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"title": " "}, "sin-titulo", "title"),
        ({"matter": "solo_pago"}, "materia", "matter"),
        ({"area": "luna"}, "area", "area"),
        ({"began_on": date(2026, 11, 21)}, "fecha-futura", "began_on"),
        ({"began_on": date(1, 1, 3)}, "fecha-lejana", "began_on"),
    ],
)
def test_what_lacks_is_refused(people, changed, code, field):
    with pytest.raises(UnableToOpenIncident) as refused:
        a_leak(people, happened=replace(LEAK, **changed))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Incident.objects.exists()


@pytest.mark.parametrize("who", ["otto", "mario", "diana"])
def test_who_joins_no_petitions_may_not(people, who):
    with pytest.raises(NotAllowed):
        a_leak(people, by=getattr(people, who).actor)
