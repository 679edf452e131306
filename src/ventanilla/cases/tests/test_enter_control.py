"""Step 6: into the petition control, saying whether a third party must prove standing."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, told


@pytest.mark.req("B-02")
def test_the_entry_is_written_and_journalled(story):
    story.open()
    story.until("p06_control")
    token = story.do("p06_control", "ana", third_party=False, note="Urgente")
    made = story.case.control_entry
    assert (made.third_party, made.note) == (False, "Urgente")
    assert told(story, "cases.control_entered").facts == {"third_party": False}
    assert story.open_nodes == ["p09_revisar"]
    done_once(story, token, third_party=False)


@pytest.mark.req("B-04")
def test_a_third_party_is_asked_to_prove_standing(story):
    story.open(capacity="tercero")
    story.until("p06_control")
    story.do("p06_control", "ana", third_party=True)
    assert story.open_nodes == ["p06_oficio"]


@pytest.mark.req("B-04")
def test_the_holder_has_nothing_to_prove(story):
    story.open()
    story.until("p06_control")
    assert refused(story, "p06_control", "ana", third_party=True) == ("nada-que-acreditar", "third_party")


@pytest.mark.req("B-10")
def test_only_attention_enters_the_control_and_only_in_its_step(story):
    story.open()
    story.until("p06_control")
    only_from_its_step(story, "p06_control", "ana", third_party=False)
