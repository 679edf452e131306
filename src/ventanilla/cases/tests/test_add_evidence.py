"""What the person brings later: files and folios of other systems, until the petition is closed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.cases.actions.add_evidence import UnableToAdd, add_evidence, add_reference
from ventanilla.cases.models import ExternalReference
from ventanilla.cases.tests.acts import told
from ventanilla.documents.queries import attachments_of
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.permissions import NotAllowed


def recibo(content=b"Lectura 1,204"):
    return SimpleUploadedFile("recibo.txt", content)


@pytest.fixture
def case(story):
    return story.open()


@pytest.mark.req("A-07")
@pytest.mark.parametrize(("label", "kept"), [(" Recibo de mayo ", "Recibo de mayo"), ("", "recibo.txt")])
def test_a_file_is_attached_with_its_label_and_journalled(story, case, people, label, kept):
    add_evidence(case=case, file=recibo(), label=label, by=people.ana.actor, at=story.now)
    assert [(a.kind, a.label) for a in attachments_of(case.subject)] == [("evidence", kept)]
    assert told(story, "cases.evidence_added").actor_name == "Ana Robles Cid"


@pytest.mark.req("A-07")
def test_a_program_is_refused_and_nothing_is_attached(story, case, people):
    with pytest.raises(Refusal):
        add_evidence(case=case, file=recibo(b"MZ\x90\x00"), label="", by=people.ana.actor, at=story.now)
    assert attachments_of(case.subject) == []


@pytest.mark.req("A-07", "B-09")
def test_the_folio_of_another_system_is_noted_once(story, case, people):
    given = {"case": case, "system": " RAS ", "folio": " 991 ", "by": people.ana.actor, "at": story.now}
    assert str(add_reference(**given)) == "RAS 991"
    assert told(story, "cases.reference_added").facts == {"system": "RAS", "folio": "991"}
    with pytest.raises(UnableToAdd, match="repetida"):
        add_reference(**given)
    assert ExternalReference.objects.count() == 1


@pytest.mark.req("A-07")
@pytest.mark.parametrize(("system", "folio"), [("", "991"), ("RAS", "  ")])
def test_half_a_reference_is_refused(story, case, people, system, folio):
    with pytest.raises(UnableToAdd, match="incompleta"):
        add_reference(case=case, system=system, folio=folio, by=people.ana.actor, at=story.now)


@pytest.mark.req("A-07")
def test_a_closed_file_no_longer_changes(story, case, people):
    story.immediate = True
    story.until("")
    case.refresh_from_db()
    with pytest.raises(UnableToAdd, match="cerrada"):
        add_evidence(case=case, file=recibo(), label="", by=people.ana.actor, at=story.now)
    with pytest.raises(UnableToAdd, match="cerrada"):
        add_reference(case=case, system="RAS", folio="1", by=people.ana.actor, at=story.now)


@pytest.mark.req("A-07", "B-10")
@pytest.mark.parametrize("who", ["mario", "ofelia", "otto"])
def test_only_attention_adds_to_the_file(story, case, people, who):
    by = getattr(people, who).actor
    with pytest.raises(NotAllowed):
        add_evidence(case=case, file=recibo(), label="", by=by, at=story.now)
    with pytest.raises(NotAllowed):
        add_reference(case=case, system="RAS", folio="1", by=by, at=story.now)
