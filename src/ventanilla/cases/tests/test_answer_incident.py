"""The shared answer is written in versions, and drafted and approved in each petition by its own procedure."""

import pytest

from ventanilla.cases.actions.answer_all import draft_all, review_all
from ventanilla.cases.actions.answer_incident import UnableToAnswer, resolve_incident
from ventanilla.cases.forms.answers import DraftForm
from ventanilla.cases.incident_queries import DRAFTING, ready, tally, to_review
from ventanilla.cases.models import AnswerDraft, Incident, IncidentResolution, IssuedAnswer, SharedAnswer, SharedDraft
from ventanilla.cases.tests.acts import told
from ventanilla.cases.tests.incident import AT, SAID, a_leak, answer_of, joined, stories
from ventanilla.journal.actions import seal_entries
from ventanilla.journal.models import Entry
from ventanilla.journal.subscriptions import deliver
from ventanilla.journal.tests.force import by_force
from ventanilla.notices.models import Message
from ventanilla.processes.motion.run import Run
from ventanilla.processes.refusals import NotYours
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("B-07", "B-10")


@pytest.fixture
def leak(people):
    return a_leak(people)


@pytest.fixture
def two(people, leak):
    """Two petitions ready to be answered and one that an area has."""
    found = [*stories(people, "p12_elaborar"), *stories(people, "a_acusar", times=1)]
    joined(people, found, leak)
    return found


def ids(found):
    return [story.case.pk for story in found]


def test_each_change_is_a_version_and_the_same_words_are_none(people, leak):
    first = answer_of(people, leak)
    assert answer_of(people, leak) == first
    second = answer_of(people, leak, closing="Gracias.")
    assert (first.version, second.version, SharedAnswer.objects.count()) == (1, 2, 2)
    assert Entry.objects.filter(event="cases.incident_answered", subject_kind="incident").count() == 2
    assert not AnswerDraft.objects.exists()


@pytest.mark.parametrize("part", ["area", "answer", "evidence", "grounds", "closing"])
def test_a_gap_is_refused_by_its_field(people, leak, part):
    with pytest.raises(UnableToAnswer) as refused:
        answer_of(people, leak, **{part: " "})
    assert refused.value.field == part
    with pytest.raises(UnableToAnswer, match="area"):
        answer_of(people, leak, area="luna")


def test_those_ready_are_drafted_and_the_others_wait(people, leak, two):
    shared = answer_of(people, leak)
    told_of = draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.ana.actor, at=AT)
    assert [(one.case.pk, one.why) for one in told_of] == [(pk, "") for pk in ids(two[:2])]
    assert [story.open_nodes for story in two] == [["p12_visto_bueno"], ["p12_visto_bueno"], ["a_acusar"]]
    draft = two[0].case.drafts.get()
    assert (draft.by_name, draft.closing, draft.shared.answer) == ("Ana Robles Cid", SAID.closing, shared)
    assert draft.answers.get().answer == SAID.answer
    assert told(two[0], "cases.answer_drafted").facts == {"version": 1, "incident": leak.folio}
    written = Entry.objects.get(event="cases.incident_drafted")
    assert written.facts["cases"] == [story.case.folio for story in two[:2]]
    counts = tally(Incident.objects.get())
    assert (counts.joined, counts.unanswered, counts.drafting, counts.reviewing, counts.elsewhere) == (3, 3, 0, 2, 1)
    again = draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.ana.actor, at=AT)
    assert (again, AnswerDraft.objects.count()) == ([], 2)


def test_one_that_another_person_took_stays_and_the_others_go_on(people, leak, two):
    token = two[0].tokens()[0]
    token.taken_by = people.gema
    token.save(update_fields=["taken_by"])
    shared = answer_of(people, leak)
    told_of = draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.ana.actor, at=AT)
    assert "Gema Ibarra Soto tomó esta tarea" in told_of[0].why
    assert told_of[1].why == ""
    assert two[0].open_nodes == ["p12_elaborar"]


def test_what_was_not_read_is_not_sent(people, leak, two):
    with pytest.raises(UnableToAnswer, match="sin-respuesta"):
        draft_all(incident=leak, chosen=ids(two), shared=1, by=people.ana.actor, at=AT)
    old = answer_of(people, leak)
    answer_of(people, leak, closing="Gracias.")
    with pytest.raises(UnableToAnswer, match="otra-version"):
        draft_all(incident=leak, chosen=ids(two), shared=old.pk, by=people.ana.actor, at=AT)
    with pytest.raises(UnableToAnswer, match="ninguna"):
        draft_all(incident=leak, chosen=[], shared=old.pk + 1, by=people.ana.actor, at=AT)
    assert not AnswerDraft.objects.exists()


def test_the_words_of_another_incident_are_not_its_own(people, leak, two):
    other = answer_of(people, a_leak(people, key="other"))
    with pytest.raises(Exception, match="otra-respuesta"):
        two[0].do("p12_elaborar", "ana", shared=other.pk)


def test_the_director_reads_once_and_each_is_numbered(people, leak, two):
    shared = answer_of(people, leak)
    draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.ana.actor, at=AT)
    assert to_review(leak) == shared
    given = {"incident": leak, "chosen": ids(two), "shared": shared.pk, "by": people.diana.actor, "at": AT}
    with pytest.raises(UnableToAnswer, match="sin-motivo"):
        review_all(**given, approved=False)
    assert [one.why for one in review_all(**given, approved=True)] == ["", ""]
    numbers = list(IssuedAnswer.objects.order_by("pk").values_list("document__number", flat=True))
    assert numbers == ["DC/RESP/2026/00001", "DC/RESP/2026/00002"]
    assert review_all(**given, approved=True) == []
    assert (to_review(leak), tally(leak).unanswered) == (None, 1)
    assert Entry.objects.get(event="cases.incident_reviewed").facts["approved"] is True


def test_returned_together_they_take_the_next_version(people, leak, two):
    shared = answer_of(people, leak)
    draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.ana.actor, at=AT)
    given = {"incident": leak, "chosen": ids(two), "by": people.diana.actor, "at": AT}
    review_all(**given, shared=shared.pk, approved=False, reason="Cite el informe")
    assert list(ready(leak, DRAFTING).values_list("pk", flat=True)) == ids(two[:2])
    second = answer_of(people, leak, opening="Con relación a su reporte")
    draft_all(incident=leak, chosen=ids(two), shared=second.pk, by=people.ana.actor, at=AT)
    assert review_all(**given, shared=shared.pk, approved=True) == []
    assert two[0].case.drafts.count() == 2
    with pytest.raises(Exception, match="otra-version"):
        two[0].do("p12_visto_bueno", "diana", approved=True, shared=shared.pk)


def test_one_written_apart_is_reviewed_apart(people, leak, two):
    two[0].until("p12_visto_bueno")
    assert to_review(leak) is None
    assert not SharedDraft.objects.exists()


def test_the_draft_of_a_joined_petition_begins_with_the_shared_words(people, leak, two):
    answer_of(people, leak)
    token = two[0].tokens()[0]
    form = DraftForm(step=Run(token.instance, people.ana.actor, AT).step(token))
    assert form.fields["answer_1"].initial == SAID.answer
    assert form.fields["area_1"].initial == "medidores"
    assert form.fields["closing"].initial == SAID.closing
    assert leak.folio in form.fields["opening"].help_text


def test_only_who_drafts_and_who_approves(people, leak, two):
    shared = answer_of(people, leak)
    with pytest.raises(NotAllowed):
        draft_all(incident=leak, chosen=ids(two), shared=shared.pk, by=people.diana.actor, at=AT)
    with pytest.raises(NotAllowed):
        review_all(incident=leak, chosen=ids(two), shared=shared.pk, approved=True, by=people.ana.actor, at=AT)
    with pytest.raises(NotAllowed):
        resolve_incident(incident=leak, what="Listo", by=people.mario.actor, at=AT)
    with pytest.raises(NotYours):
        two[2].do("a_acusar", "ana")


def test_when_it_is_over_each_who_left_an_address_is_told_once(people, leak):
    reachable, silent = stories(people, "p06_control", times=2)
    by_force(f"UPDATE cases_case SET email = 'lupe@correo.mx' WHERE id = {reachable.case.pk}")
    joined(people, [reachable, silent], leak)
    with pytest.raises(UnableToAnswer, match="sin-solucion"):
        resolve_incident(incident=leak, what=" ", by=people.ana.actor, at=AT)
    deliver(AT, 100)
    ended = resolve_incident(incident=leak, what="Se cambió el tubo", by=people.ana.actor, at=AT)
    assert resolve_incident(incident=leak, what="Se cambió el tubo", by=people.gema.actor, at=AT) == ended
    with pytest.raises(UnableToAnswer, match="ya-resuelto"):
        resolve_incident(incident=leak, what="Otra cosa", by=people.gema.actor, at=AT)
    assert (IncidentResolution.objects.count(), leak.state.__class__.objects.get().resolved_at) == (1, AT)
    seal_entries(at=AT, limit=1000)
    while deliver(AT, 100):
        pass
    message = Message.objects.get(kind="cases.incident_resolved")
    assert (message.to, message.subject_folio) == ("lupe@correo.mx", reachable.case.folio)
    assert "Se cambió el tubo" in message.body
