"""Step 5: solved on the spot with its kind and, where it needs one, the legacy folio."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told

GIVEN = {
    "kind": "descuento_programa",
    "note": "Adulto mayor",
    "legacy_system": "SCCAN",
    "legacy_folio": " SC-77 ",
}


@pytest.fixture
def at_the_desk(story):
    story.immediate = True
    story.open()
    return story.until("p05_ejecutar")


@pytest.mark.req("A-05")
def test_the_resolution_is_written_with_its_folio_and_journalled(at_the_desk):
    token = at_the_desk.do("p05_ejecutar", "ana", **GIVEN)
    made = at_the_desk.case.immediate_resolution
    assert (made.kind, made.legacy_system, made.legacy_folio) == ("descuento_programa", "SCCAN", "SC-77")
    assert told(at_the_desk, "cases.resolved_now").facts["kind"] == "descuento_programa"
    assert said(at_the_desk, "cases.resolved_now") == {"note": "Adulto mayor"}
    assert at_the_desk.open_nodes == ["p15_cerrar"]
    done_once(at_the_desk, token, **GIVEN)


@pytest.mark.req("A-05")
@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"kind": "magia"}, "tipo-de-resolucion", "kind"),
        ({"legacy_folio": "  "}, "sin-folio", "legacy_folio"),
        ({"note": " "}, "sin-nota", "note"),
    ],
)
def test_a_resolution_that_proves_nothing_is_refused(at_the_desk, changed, code, field):
    assert refused(at_the_desk, "p05_ejecutar", "ana", **(GIVEN | changed)) == (code, field)


@pytest.mark.req("A-05")
def test_information_needs_no_folio(at_the_desk):
    at_the_desk.do("p05_ejecutar", "ana", kind="informe", note="Se explicó el recibo")
    assert at_the_desk.case.immediate_resolution.legacy_folio == ""


@pytest.mark.req("A-05", "B-10")
def test_only_attention_solves_at_once_and_only_in_its_step(at_the_desk):
    only_from_its_step(at_the_desk, "p05_ejecutar", "ana", **GIVEN)
