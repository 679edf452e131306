"""A letter at the registry office and the petition it opens."""

import pytest

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner, UnableToOpen
from ventanilla.cases.models import Case
from ventanilla.cases.tests.conftest import FRIDAY
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.actions import store_file
from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.staff.permissions import NotAllowed


def entered(people, **changed):
    given = {
        "petitioner": Petitioner("Comité vecinal", address="Calle 5 núm. 3"),
        "summary": "Falta de agua en la calle 5",
        "points": ["Que se restablezca el servicio"],
        "sheets": 2,
        "scan": None,
        "received_at": FRIDAY,
        "brought": Brought(),
        "key": "letter",
        "by": people.ofelia.actor,
        "at": FRIDAY,
    }
    return open_by_letter(**(given | changed))


@pytest.mark.req("B-01", "A-04")
def test_the_letter_has_its_own_folio_and_knows_its_petition(people):
    scan = store_file(content=b"Pedimos agua.", name="escrito.txt", by=people.ofelia.actor, at=FRIDAY)
    case = entered(people, scan=scan)
    assert (case.channel, case.letter.folio, case.letter.sheets) == ("escrito", "OP-2026-000001", 2)
    assert case.letter.scan.name == "escrito.txt"
    assert case.letter.opening.subject_folio == case.folio


@pytest.mark.req("B-01", "B-10")
def test_letter_petition_and_entry_are_journalled(people):
    case = entered(people)
    events = set(Entry.objects.filter(actor_id=people.ofelia.actor.id).values_list("event", flat=True))
    assert {"correspondence.letter_received", "cases.opened", "cases.entered"} <= events
    assert case.entered.way == "letter"


@pytest.mark.req("B-01")
def test_the_same_key_enters_one_letter(people):
    assert entered(people) == entered(people)
    assert (IncomingLetter.objects.count(), Case.objects.count()) == (1, 1)


@pytest.mark.req("B-01")
def test_a_refused_petition_leaves_no_letter_and_no_folio(people):
    with pytest.raises(UnableToOpen):
        entered(people, points=[""])
    assert not IncomingLetter.objects.exists()
    assert not IssuedFolio.objects.filter(series="incoming").exists()


@pytest.mark.req("B-01", "B-10")
@pytest.mark.parametrize("who", ["ana", "gema", "mario", "otto"])
def test_only_the_registry_office_enters_letters(people, who):
    with pytest.raises(NotAllowed):
        entered(people, by=getattr(people, who).actor)
