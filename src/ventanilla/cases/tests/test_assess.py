"""Step 3: what the matter is about and whether it can be solved at once."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, told

GIVEN = {"matter": "medidor", "immediate": False, "note": " Trae fotografía "}


@pytest.mark.req("A-05")
def test_the_matter_is_written_and_journalled(story):
    story.open()
    token = story.do("p03_identificar", "ana", **GIVEN)
    made = story.case.assessments.get()
    assert (made.matter, made.immediate, made.note, made.by_name) == (
        "medidor",
        False,
        "Trae fotografía",
        "Ana Robles Cid",
    )
    story.case.state.refresh_from_db()
    assert story.case.state.matter == "medidor"
    assert told(story, "cases.assessed").facts == {"matter": "medidor", "immediate": False}
    done_once(story, token, **GIVEN)


@pytest.mark.req("A-05")
@pytest.mark.parametrize(("immediate", "after"), [(True, "p04_documentos"), (False, "p06_control")])
def test_the_diagram_goes_where_the_assessment_says(story, immediate, after):
    story.open()
    story.do("p03_identificar", "ana", matter="descuento", immediate=immediate)
    assert story.open_nodes == [after]


def test_a_matter_that_the_pack_does_not_know_is_refused(story):
    story.open()
    assert refused(story, "p03_identificar", "ana", matter="luz", immediate=True) == ("materia", "matter")


@pytest.mark.req("B-10")
def test_only_attention_assesses_and_only_in_its_step(story):
    story.open()
    only_from_its_step(story, "p03_identificar", "ana", **GIVEN)
