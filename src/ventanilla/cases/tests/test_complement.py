"""Step 11: adjustments, payment orders and contacts, with who approved them."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told

GIVEN = {"kind": "adjustment", "description": "Se ajustó el bimestre 5", "legacy_folio": " SC-9 "}


@pytest.fixture
def decided(story):
    story.next_step = "complementar"
    story.open()
    return story.until("p11_complementar")


@pytest.mark.req("B-06")
def test_what_was_done_is_written_with_its_approval(decided):
    token = decided.do("p11_complementar", "gema", **GIVEN)
    made = decided.case.complements.get()
    assert (made.kind, made.legacy_folio, made.approved_by) == ("adjustment", "SC-9", "Gema Ibarra Soto")
    assert told(decided, "cases.complemented").facts["kind"] == "adjustment"
    assert said(decided, "cases.complemented") == {"description": "Se ajustó el bimestre 5"}
    assert decided.open_nodes == ["p12_elaborar"]
    done_once(decided, token, **GIVEN)


@pytest.mark.req("B-06")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"kind": "regalo"}, ("tipo", "kind")),
        ({"description": " "}, ("sin-descripcion", "description")),
        ({"legacy_folio": ""}, ("sin-folio", "legacy_folio")),
        ({"kind": "payment_order", "legacy_folio": ""}, ("sin-folio", "legacy_folio")),
    ],
)
def test_an_act_without_its_proof_is_refused(decided, changed, expected):
    assert refused(decided, "p11_complementar", "gema", **(GIVEN | changed)) == expected


@pytest.mark.req("B-06", "B-10")
def test_only_who_may_complement_does_and_only_in_its_step(decided):
    only_from_its_step(decided, "p11_complementar", "gema", **GIVEN)
