"""The page of a document: facts, custody and voiding, at a constant cost."""

import pytest

from ventanilla.documents.actions import hand_over
from ventanilla.documents.models import Custody, Voiding


@pytest.mark.req("B-07")
def test_it_shows_where_the_paper_is(shown, people, at, enter):
    hand_over(document=shown, copy="original", holder="Oficialía", received_by="Ofelia", by=people.gema.actor, at=at)
    page = enter("gema").get(f"/documentos/{shown.pk}/").content.decode()
    assert "<strong>Original</strong>: Oficialía." in page
    assert "PET-2026-000007" in page
    assert "Por notificar" in page


def test_its_cost_does_not_grow_with_its_papers(shown, people, at, enter, django_assert_max_num_queries):
    """One of its queries asks whether she opened it lately, and others journal that she did."""
    for n in range(20):
        hand_over(document=shown, copy=f"copia {n}", holder="A", received_by="B", by=people.gema.actor, at=at)
    browser = enter("gema")
    with django_assert_max_num_queries(13):
        browser.get(f"/documentos/{shown.pk}/")


@pytest.mark.req("B-07")
def test_a_paper_is_handed_over_from_its_form(shown, enter):
    data = {"copy": "original", "holder": "Dirección Comercial", "received_by": "Diana"}
    assert enter("gema").post(f"/documentos/{shown.pk}/custodia/", data).status_code == 302
    assert Custody.objects.get().by_name == "Gema Ibarra Soto"


def test_an_incomplete_handing_over_keeps_what_was_typed(shown, enter):
    answer = enter("gema").post(f"/documentos/{shown.pk}/custodia/", {"copy": "original", "holder": "Dirección"})
    assert answer.status_code == 422
    assert 'value="Dirección"' in answer.content.decode()


def test_it_is_voided_with_a_reason(shown, enter):
    browser = enter("gema")
    assert browser.post(f"/documentos/{shown.pk}/anulacion/", {"reason": ""}).status_code == 422
    assert browser.post(f"/documentos/{shown.pk}/anulacion/", {"reason": "Nombre mal"}).status_code == 302
    assert Voiding.objects.get().document == shown
    assert "Documento anulado" in browser.get(f"/documentos/{shown.pk}/").content.decode()


@pytest.mark.parametrize("act", ["custodia", "anulacion"])
def test_the_desk_sees_but_may_not_act(shown, enter, act):
    assert enter("ana").get(f"/documentos/{shown.pk}/").status_code == 200
    assert enter("ana").get(f"/documentos/{shown.pk}/{act}/").status_code == 403
