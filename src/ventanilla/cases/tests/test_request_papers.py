"""Step 9: the printed list of what is missing."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, told
from ventanilla.documents.actions import rendered


@pytest.fixture
def lacking(story):
    story.open()
    story.until("p09_revisar")
    story.do("p09_revisar", "ana", papers=["cuenta"])
    return story


@pytest.mark.req("A-06")
def test_the_list_names_what_is_missing_and_what_was_shown(lacking):
    token = lacking.do("p09_prevenir", "ana", note="Vuelva antes del viernes")
    made = lacking.case.missing_papers.get()
    fields = made.document.fields
    assert made.papers == ["identificacion"]
    assert [paper["nombre"] for paper in fields["faltantes"]] == ["Identificación oficial vigente"]
    assert (len(fields["presentados"]), fields["nota"]) == (1, "Vuelva antes del viernes")
    assert told(lacking, "cases.papers_requested").facts == {"missing": ["identificacion"]}
    done_once(lacking, token)


@pytest.mark.req("A-06")
def test_the_list_prints(lacking):
    lacking.do("p09_prevenir", "ana")
    assert rendered(lacking.case.missing_papers.get().document).name.endswith(".pdf")


@pytest.mark.req("A-06")
def test_each_return_gets_its_own_list(lacking):
    lacking.do("p09_prevenir", "ana")
    lacking.do("p09_revisar", "ana", papers=[])
    lacking.do("p09_prevenir", "ana")
    assert [made.papers for made in lacking.case.missing_papers.order_by("pk")] == [
        ["identificacion"],
        ["identificacion", "cuenta"],
    ]


@pytest.mark.req("A-06", "B-10")
def test_only_attention_asks_for_papers_and_only_in_its_step(lacking):
    only_from_its_step(lacking, "p09_prevenir", "ana")
