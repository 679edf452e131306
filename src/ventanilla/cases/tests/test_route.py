"""Step 2: Dirección Comercial routes a letter."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told
from ventanilla.cases.tests.test_open_by_letter import entered

GIVEN = {"area": "atencion_usuarios", "note": "Con prioridad"}


@pytest.fixture
def written(story, people):
    story.case = entered(people)
    return story


@pytest.mark.req("B-01")
def test_the_petition_and_its_letter_are_routed_together(written):
    token = written.do("p02_turnar", "diana", **GIVEN)
    assert written.case.routings.get().area == "atencion_usuarios"
    assert written.case.letter.routings.get().area == "atencion_usuarios"
    assert told(written, "cases.routed").facts == {"area": "atencion_usuarios"}
    assert said(written, "cases.routed") == {"note": "Con prioridad"}
    done_once(written, token, **GIVEN)


@pytest.mark.req("B-01")
def test_an_area_that_does_not_exist_is_refused(written):
    code, _ = refused(written, "p02_turnar", "diana", area="luna")
    assert code


@pytest.mark.req("B-01", "B-10")
def test_only_the_director_routes_and_only_in_its_step(written):
    only_from_its_step(written, "p02_turnar", "diana", **GIVEN)
