"""Publishing a pack registers each document's own revision once, and another text is another row."""

import pytest

from ventanilla.journal.models import Entry
from ventanilla.quality.models import Revision
from ventanilla.quality.queries import history_of, in_force
from ventanilla.quality.tests.conftest import plan

pytestmark = pytest.mark.req("G-09")


def test_each_document_has_a_revision_of_its_own(db):
    found = {one.revision.code: one.revision for one in in_force()}
    assert (found["PL-07"].revision, found["DF-07-01"].revision) == (17, 14)
    assert found["ON-GAU-02"].kind == found["ON-GAU-12"].kind == "form"
    assert found["ON-GAU-24"].kind == "letter"
    assert len(found) == len(in_force())


def test_a_new_revision_is_added_and_the_other_documents_keep_theirs(republish):
    before = Revision.objects.count()
    republish("revision = 17", "revision = 18")
    assert Revision.objects.count() == before + 1
    assert [(c.revision.revision, c.in_force) for c in history_of("PL-07")] == [(18, True), (17, False)]
    assert Entry.objects.filter(event="quality.revision_registered", subject_id="PL-07").count() == 2


def test_another_text_under_the_same_number_is_seen_and_must_be_signed_again(republish):
    republish('type = "realisation"', 'type = "support"')
    newest, before = history_of("PL-07")
    assert newest.repeats
    assert before.repeats
    assert newest.in_force
    assert not before.in_force


def test_publishing_the_first_text_again_adds_nothing(republish):
    republish("revision = 17", "revision = 18")
    count = Revision.objects.count()
    republish("revision = 17", "revision = 17")
    assert Revision.objects.count() == count
    assert next(c for c in in_force() if c.revision.code == "PL-07").revision.revision == 17
    assert plan().revision == 18
