"""Step 11: refer again, complement or answer."""

import pytest

from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told


@pytest.fixture
def answered(story):
    story.open()
    return story.until("p11_determinar")


@pytest.mark.req("B-02", "B-06", "B-07")
@pytest.mark.parametrize(
    ("next_step", "after"),
    [("responder", "p12_elaborar"), ("complementar", "p11_complementar"), ("turnar", "p09_turnar")],
)
def test_the_diagram_goes_where_it_is_told(answered, next_step, after):
    token = answered.do("p11_determinar", "ana", next_step=next_step, note="Así conviene")
    assert answered.open_nodes == [after]
    assert told(answered, "cases.determined").facts == {"next": next_step}
    assert said(answered, "cases.determined") == {"note": "Así conviene"}
    done_once(answered, token, next_step=next_step)


def test_there_is_no_other_way(answered):
    assert refused(answered, "p11_determinar", "ana", next_step="olvidar") == ("siguiente", "next_step")


@pytest.mark.req("B-10")
def test_only_attention_determines_and_only_in_its_step(answered):
    only_from_its_step(answered, "p11_determinar", "ana", next_step="responder")
