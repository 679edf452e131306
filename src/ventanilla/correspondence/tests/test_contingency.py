"""Contingency folios: reserved, entered in order with proof and the paper's moment, accounted for before closing."""

from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.db import DatabaseError, transaction

from ventanilla.correspondence.actions import (
    Paper,
    UnableToCloseBlock,
    UnableToIssueBlock,
    UnableToUseSlip,
    allow_late,
    close_block,
    issue_block,
    receive_letter,
    return_slips,
    spoil_slip,
)
from ventanilla.correspondence.checks import blocks_add_up
from ventanilla.correspondence.models import Fate, Slip
from ventanilla.documents.actions import store_file
from ventanilla.documents.tests.making import pdf
from ventanilla.journal.folio_check import examine_folios
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed


@pytest.fixture
def block(people, at):
    return issue_block(count=4, taken_by="Ana Robles", place="Ventanilla 2", by=people.ofelia.actor, at=at)


@pytest.fixture
def proof(people, at):
    return store_file(content=pdf(1), name="talon.pdf", by=people.ofelia.actor, at=at)


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


@pytest.fixture
def enter(people, at, proof):
    """enter("OPC-2026-00001", hours=1): Ofelia enters the slip two hours after the block, received at one."""

    def entered(folio, hours=1.0, later=2.0, **change):
        return receive_letter(
            **{"sender": "Lupe", "about": "Fuga", "sheets": 1, "scan": None} | change.pop("said", {}),
            received_at=at + timedelta(hours=hours),
            paper=Paper(folio, change.get("proof", proof)),
            by=people.ofelia.actor,
            at=at + timedelta(hours=later),
        )

    return entered


@pytest.mark.req("B-01")
def test_a_block_reserves_folios_that_the_counter_never_gives(block, people, at):
    ordinary = receive_letter(sender="L", about="C", sheets=1, scan=None, received_at=at, by=people.ofelia.actor, at=at)
    another = issue_block(count=1, taken_by="Gema", place="Entrada", by=people.ofelia.actor, at=at)
    assert (block.first, block.last, another.first) == ("OPC-2026-00001", "OPC-2026-00004", "OPC-2026-00005")
    assert ordinary.folio == "OP-2026-000001"
    assert not [*examine_folios(), *blocks_add_up()]
    assert Entry.objects.filter(event="correspondence.block_issued").count() == 2


@pytest.mark.req("B-01")
def test_a_slip_numbers_its_letter_with_the_moment_of_the_paper(block, enter, at):
    letter = enter("opc'2026'00001")
    assert (letter.folio, letter.received_at) == (block.first, at + timedelta(hours=1))
    assert letter.fate.written_at == letter.received_at
    entry = Entry.objects.get(event="correspondence.slip_used")
    assert (entry.folio, entry.facts["late"]) == (block.first, False)
    assert not list(blocks_add_up())


@pytest.mark.req("B-01")
@pytest.mark.parametrize(
    ("folio", "change", "code"),
    [
        ("OPC-2026-00009", {}, "sin-talonario"),
        ("OPC-2026-00002", {}, "fuera-de-orden"),
        ("OPC-2026-00001", {"proof": None}, "sin-prueba"),
        ("OPC-2026-00001", {"hours": -1}, "momento-imposible"),
        ("OPC-2026-00001", {"later": 74}, "captura-tardia"),
    ],
)
def test_a_slip_is_not_used_so(block, enter, folio, change, code):
    with pytest.raises(UnableToUseSlip) as refused:
        enter(folio, **change)
    assert refused.value.code == code
    assert not Fate.objects.exists()


@pytest.mark.req("B-01")
def test_a_slip_handed_out_by_a_clock_that_was_ahead_is_used_now(block, enter):
    assert enter(block.first, hours=-36, later=-36).folio == block.first


@pytest.mark.req("B-01")
def test_a_slip_is_used_once_and_the_next_is_not_before_it(block, enter):
    enter(block.first, hours=1)
    for folio, hours, code in ((block.first, 1, "ya-ocupado"), ("OPC-2026-00002", 0.5, "momento-imposible")):
        with pytest.raises(UnableToUseSlip) as refused:
            enter(folio, hours=hours)
        assert refused.value.code == code
    assert enter("OPC-2026-00002", hours=1).folio == "OPC-2026-00002"


@pytest.mark.req("B-01", "B-10")
def test_a_late_slip_needs_the_leave_of_another(block, enter, people, at):
    with pytest.raises(NotAllowed):
        allow_late(folio=block.first, reason="x", by=people.ofelia.actor, at=at)
    for _ in range(2):
        allow_late(folio=block.first, reason="Hubo tres días sin luz", by=people.diana.actor, at=at)
    enter(block.first, later=100)
    assert Entry.objects.filter(event="correspondence.late_allowed").count() == 1
    assert Entry.objects.get(event="correspondence.slip_used").facts["late"] is True


@pytest.mark.req("B-01")
@pytest.mark.parametrize(
    ("folio", "reason", "code"), [("X-1", "y", "sin-talonario"), ("OPC-2026-00001", " ", "sin-motivo")]
)
def test_a_leave_says_which_and_why(block, people, at, folio, reason, code):
    with pytest.raises(UnableToUseSlip) as refused:
        allow_late(folio=folio, reason=reason, by=people.diana.actor, at=at)
    assert refused.value.code == code


@pytest.mark.req("B-01")
def test_a_block_closes_when_every_folio_is_accounted_for(block, enter, people, at):
    by = people.ofelia.actor
    enter(block.first)
    with pytest.raises(UnableToCloseBlock) as refused:
        close_block(block=block, by=by, at=at)
    assert "OPC-2026-00002, OPC-2026-00003, OPC-2026-00004" in refused.value.sentence
    with pytest.raises(UnableToUseSlip):
        spoil_slip(folio="OPC-2026-00002", note=" ", by=by, at=at)
    spoil_slip(folio="OPC-2026-00002", note="Se mojó", by=by, at=at)
    assert return_slips(block=block, by=by, at=at) == 2
    close_block(block=block, by=by, at=at)
    entry = Entry.objects.get(event="correspondence.block_closed")
    assert entry.facts == {"usado": 1, "inutilizado": 1, "devuelto": 2}
    assert not list(blocks_add_up())


@pytest.mark.req("B-01")
def test_a_closed_block_is_closed(block, people, at):
    by = people.ofelia.actor
    return_slips(block=block, by=by, at=at)
    close_block(block=block, by=by, at=at)
    with pytest.raises(UnableToCloseBlock) as refused:
        close_block(block=block, by=by, at=at)
    assert refused.value.code == "ya-cerrado"
    with pytest.raises(UnableToUseSlip):
        return_slips(block=block, by=by, at=at)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(block).objects.update(closed_by="Otro")


@pytest.mark.parametrize(
    ("change", "field"), [({"count": 0}, "count"), ({"count": 101}, "count"), ({"taken_by": ""}, "taken_by")]
)
def test_a_block_says_how_many_and_who_has_it(people, at, change, field):
    with pytest.raises(UnableToIssueBlock) as refused:
        issue_block(**{"count": 2, "taken_by": "A", "place": "B"} | change, by=people.ofelia.actor, at=at)
    assert refused.value.field == field


@pytest.mark.req("B-10")
def test_the_desk_keeps_no_blocks(people, block, at):
    by = people.ana.actor
    for act in (
        lambda: issue_block(count=1, taken_by="A", place="B", by=by, at=at),
        lambda: spoil_slip(folio=block.first, note="x", by=by, at=at),
        lambda: return_slips(block=block, by=by, at=at),
        lambda: close_block(block=block, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.req("B-01")
def test_the_printed_block_has_bars_for_each_half_of_each_slip(ofelia, block):
    pages = pypdfium2.PdfDocument(ofelia.get(f"/oficialia/contingencia/{block.pk}/talonario/").content)
    read = [sorted(c.text for c in zxingcpp.read_barcodes(page.render(scale=4).to_pil())) for page in pages]
    folios = [slip.folio for slip in block.slips.order_by("number")]
    assert read == [sorted(folios[:3] * 2), folios[3:] * 2]
    assert Entry.objects.filter(event="correspondence.block_printed").count() == 1


@pytest.mark.req("B-01")
def test_the_screens_issue_spoil_return_and_close(ofelia):
    made = ofelia.post("/oficialia/contingencia/", {"count": 2, "taken_by": "Ana", "place": "Ventanilla"})
    path = made.headers["Location"]
    slip = Slip.objects.order_by("pk")[0]
    assert f"?talon={slip.folio}" in ofelia.get(path).content.decode()
    assert ofelia.post(f"{path}cierre/").status_code == 422
    assert ofelia.post(f"{path}inutilizado/", {"folio": slip.folio, "note": ""}).status_code == 422
    assert ofelia.post(f"{path}inutilizado/", {"folio": slip.folio, "note": "Se rompió"}).status_code == 302
    assert ofelia.post(f"{path}devolucion/").status_code == 302
    assert ofelia.post(f"{path}cierre/").status_code == 302
    assert "Cerrado" in ofelia.get("/oficialia/contingencia/").content.decode()


def test_a_block_costs_the_same_however_long(ofelia, people, at, django_assert_max_num_queries):
    block = issue_block(count=90, taken_by="A", place="B", by=people.ofelia.actor, at=at)
    with django_assert_max_num_queries(10):
        ofelia.get(f"/oficialia/contingencia/{block.pk}/")


def test_verify_notices_a_slip_without_its_block(block, people, at):
    from ventanilla.journal.models import IssuedFolio

    IssuedFolio.objects.create(series="contingency", period="2026", number=99, folio="OPC-2026-00099", at=at)
    assert list(blocks_add_up()) == ["El folio de contingencia OPC-2026-00099 no es de ningún talonario."]
