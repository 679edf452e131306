"""Step 13: the original to Dirección Comercial, a copy at Atención a Usuarios."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said
from ventanilla.documents.queries import custody_of

GIVEN = {"holder": "direccion_comercial", "received_by": " Diana Quiroz "}


@pytest.fixture
def delivered(story):
    story.open()
    return story.until("p13_expediente")


@pytest.mark.req("B-07")
def test_custody_says_who_has_the_original_and_who_the_copy(delivered):
    token = delivered.do("p13_expediente", "gema", **GIVEN)
    kept = {h.copy: (h.holder, h.received_by) for h in custody_of(delivered.case.issued_answer.document)}
    assert kept["expediente original"] == ("Dirección Comercial", "Diana Quiroz")
    assert kept["copia del expediente"][1] == "Gema Ibarra Soto"
    assert said(delivered, "cases.file_handed_over")["received_by"].strip() == "Diana Quiroz"
    done_once(delivered, token, **GIVEN)


@pytest.mark.req("B-07")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [({"received_by": " "}, ("sin-receptor", "received_by")), ({"holder": "luna"}, ("area", "holder"))],
)
def test_paper_handed_to_nobody_is_refused(delivered, changed, expected):
    assert refused(delivered, "p13_expediente", "gema", **(GIVEN | changed)) == expected


@pytest.mark.req("B-07", "B-10")
def test_only_the_gerente_hands_the_file_over_and_only_in_its_step(delivered):
    only_from_its_step(delivered, "p13_expediente", "gema", **GIVEN)
