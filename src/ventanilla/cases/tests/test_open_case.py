"""Opening a petition at the desk, by phone, e-mail, radio or the web."""

import pytest
from tests.journeys.story import Story

from ventanilla.cases.actions.open_case import Brought, Petitioner, UnableToOpen, open_case
from ventanilla.cases.models import Case, CaseWord
from ventanilla.cases.tests.acts import said, told
from ventanilla.cases.tests.conftest import FRIDAY
from ventanilla.documents.actions import store_file
from ventanilla.documents.queries import attachments_of
from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.processes.models import Instance
from ventanilla.staff.permissions import NotAllowed

LUPE = Petitioner("Guadalupe Pérez López")


def opened(people, **changed):
    given = {
        "channel": "presencial",
        "petitioner": LUPE,
        "summary": "Consumo elevado",
        "points": ["Revisar el medidor", "", "Corregir el recibo"],
        "filed_at": FRIDAY,
        "key": "one",
        "by": people.ana.actor,
        "at": FRIDAY,
    }
    return open_case(**(given | changed))


@pytest.mark.req("A-04", "B-11")
def test_a_petition_gets_its_folio_its_points_and_its_first_step(people):
    case = opened(people)
    assert case.folio == "PET-2026-000001"
    assert [p.text for p in case.points.all()] == ["Revisar el medidor", "Corregir el recibo"]
    assert Instance.objects.get(subject_kind="case", subject_id=str(case.pk)).closed_at is None
    assert {"pet", "guadalupe", "perez", "consumo"} <= set(CaseWord.objects.values_list("word", flat=True))


@pytest.mark.req("B-10")
def test_opening_is_journalled_and_names_stand_only_in_the_personal_text(story: Story):
    story.open()
    entry = told(story, "cases.opened")
    assert (entry.actor_name, entry.folio) == ("Ana Robles Cid", story.case.folio)
    assert entry.facts == {"channel": "presencial", "capacity": "titular", "account": "", "points": 1}
    assert said(story, "cases.opened")["petitioner"] == "Guadalupe Pérez López"


@pytest.mark.req("A-04")
@pytest.mark.parametrize("channel", ["presencial", "telefono", "correo", "radio", "web"])
def test_each_channel_is_kept_with_the_petition(people, channel):
    assert opened(people, channel=channel).channel == channel


@pytest.mark.req("A-07")
def test_what_the_person_brings_is_attached_at_intake(people):
    by = people.ana.actor
    file = store_file(content=b"Lectura 1,204", name="lectura.txt", by=by, at=FRIDAY)
    case = opened(people, brought=Brought([(file, "Recibo")], [("RAS", "991")]))
    assert [a.label for a in attachments_of(case.subject)] == ["Recibo"]
    assert [str(reference) for reference in case.references.all()] == ["RAS 991"]


@pytest.mark.req("A-04")
def test_the_same_key_opens_one_petition(people):
    assert opened(people) == opened(people, summary="Otra cosa")
    assert (Case.objects.count(), IssuedFolio.objects.filter(series="petition").count()) == (1, 1)


@pytest.mark.req("A-04", "B-01")
@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"channel": "paloma"}, "canal", "channel"),
        ({"petitioner": Petitioner("Lupe", "vecina")}, "calidad", "capacity"),
        ({"petitioner": Petitioner("  ")}, "sin-nombre", "petitioner"),
        ({"summary": " "}, "sin-asunto", "summary"),
        ({"points": ["", "  "]}, "sin-puntos", "points"),
        ({"filed_at": FRIDAY.replace(hour=17)}, "fecha-futura", "filed_at"),
        ({"filed_at": FRIDAY.replace(year=2020)}, "fecha-lejana", "filed_at"),
        ({"filed_at": FRIDAY.replace(year=1)}, "fecha-lejana", "filed_at"),
    ],
)
def test_a_petition_that_nobody_could_answer_is_refused(people, changed, code, field):
    before = Entry.objects.count()
    with pytest.raises(UnableToOpen) as no:
        opened(people, **changed)
    assert (no.value.code, no.value.field) == (code, field)
    assert (Case.objects.count(), Entry.objects.count()) == (0, before)


@pytest.mark.req("B-01")
def test_a_letter_does_not_enter_by_the_desk(people):
    with pytest.raises(NotAllowed, match="Oficialía de Partes"):
        opened(people, channel="escrito")
    with pytest.raises(UnableToOpen, match="Oficialía de Partes"):
        opened(people, channel="escrito", by=people.ofelia.actor)


@pytest.mark.req("B-10")
@pytest.mark.parametrize("who", ["ofelia", "mario", "beto", "otto"])
def test_only_attention_opens_petitions_at_the_desk(people, who):
    with pytest.raises(NotAllowed):
        opened(people, by=getattr(people, who).actor)
