"""Adjustments: proposed by one person, authorised by another, and only then what is owed changes."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from ventanilla.billing.actions import authorise_adjustment, refuse_adjustment
from ventanilla.billing.adjustment_queries import adjustment_of, waiting_of
from ventanilla.billing.checks import amounts_are_the_ledgers, decided_by_another, entries_end_with_them
from ventanilla.billing.models import Adjustment, AdjustmentDecision, AdjustmentWaiting
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.refusals import UnableToAdjust
from ventanilla.billing.tests.owing import AT, DRAIN, DRAIN_TAX, TODAY, WATER, owing, proposed
from ventanilla.journal.actor import Subject
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.models import Entry, LedgerAccount, PendingOutcome, Transfer
from ventanilla.ledger.tests.test_checks import OURS
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("B-06", "E-01")
CHECKS = [*OURS, decided_by_another, entries_end_with_them, amounts_are_the_ledgers]
ACT = {"agreement": "SO/12/2026", "agreed_on": date(2026, 11, 3)}


def authorised(people, adjustment, by="diana"):
    return authorise_adjustment(adjustment=adjustment, by=getattr(people, by).actor, at=AT)


def wrong():
    return [sentence for check in CHECKS for sentence in check()]


def left(account):
    return [item.left for item in items_owed(account)]


def test_nothing_changes_until_it_is_authorised_and_lateness_follows(people):
    account = owing(people)
    one = proposed(people, account)
    assert (one.folio, one.centavos, one.entry.pending) == ("AJU-2026-00001", 5_000, True)
    assert left(account) == [WATER, DRAIN, DRAIN_TAX]
    assert waiting_of(account) == [one]
    assert wrong() == []
    assert authorised(people, one).is_authorised
    assert left(account) == [WATER - 5_000, DRAIN, DRAIN_TAX]
    assert settlement_of(account, TODAY).lines[0].late.centavos == 1_398
    assert (waiting_of(account), wrong()) == ([], [])


def test_it_is_journalled_on_the_account_and_on_its_case(people):
    account = owing(people)
    one = proposed(people, account, case=Subject("case", "7", "PET-2026-000007"))
    authorised(people, one)
    for event in ("billing.adjustment_proposed", "billing.adjustment_authorised"):
        told = {entry.subject_kind: entry for entry in Told.objects.filter(event=event)}
        assert (told["account"].subject_id, told["account"].facts["centavos"]) == (str(account.pk), 5_000)
        assert (told["case"].folio, told["case"].facts) == ("PET-2026-000007", {"adjustment": one.folio})
    assert "Se cobró" not in str(Told.objects.values_list("facts", flat=True))


def test_several_charges_and_one_that_raises(people):
    account = owing(people)
    numbers = [item.number for item in items_owed(account)]
    authorised(people, proposed(people, account, charges={numbers[0]: WATER, numbers[2]: 1}))
    assert left(account) == [DRAIN, DRAIN_TAX - 1]
    more = proposed(people, account, kind="consumo_no_facturado", charges={}, raised=9_900, key="r")
    authorised(people, more)
    assert [(i.concept, i.left) for i in items_owed(account)][-1] == ("agua", 9_900)
    assert adjustment_of(more.pk, people.ana.actor).lines == (("Suministro de agua potable", "", 9_900),)
    assert wrong() == []


def test_asked_or_decided_twice_it_is_one(people):
    account = owing(people)
    one = proposed(people, account)
    assert proposed(people, account, off=1) == one
    assert authorised(people, one) == authorised(people, one)
    with pytest.raises(UnableToAdjust, match=r"ya-decidido.*Diana Quiroz Peña ya decidió: autorizado"):
        refuse_adjustment(adjustment=one, reason="No", by=people.diana.actor, at=AT)
    assert Entry.objects.filter(kind="adjustment").count() == AdjustmentDecision.objects.count() == 1


def test_who_proposes_does_not_authorise_but_may_withdraw(people):
    account = owing(people)
    one = proposed(people, account)
    with pytest.raises(UnableToAdjust, match="propio"):
        authorised(people, one, by="ileana")
    with pytest.raises(NotAllowed):
        authorised(people, one, by="gema")
    refuse_adjustment(adjustment=one, reason="Era otra cuenta", by=people.ileana.actor, at=AT)
    assert PendingOutcome.objects.get().kind == PendingOutcome.VOIDED
    with pytest.raises(UnableToAdjust, match="ya-decidido"):
        authorised(people, one)
    assert left(account) == [WATER, DRAIN, DRAIN_TAX]
    assert wrong() == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": "lunar"}, "ajuste"),
        ({"reason": " "}, "sin-motivo"),
        ({"charges": {}}, "sin-importe"),
        ({"charges": {1_000_000: 5}}, "otro-cargo"),
        ({"off": WATER + 1}, "mas-de-lo-que-queda"),
        ({"off": -1}, "sin-importe"),
        ({"kind": "consumo_no_facturado", "charges": {}}, "sin-importe"),
        ({"kind": "consumo_no_facturado", "raised": 5}, "sin-importe"),
        ({"kind": "incobrable"}, "sin-acuerdo"),
        ({"kind": "incobrable", "agreement": "SO/12"}, "sin-acuerdo"),
        ({"kind": "incobrable", "agreement": "SO/12", "agreed_on": date(2026, 11, 21)}, "sin-acuerdo"),
    ],
)
def test_what_is_refused(people, changed, code):
    with pytest.raises(UnableToAdjust, match=code):
        proposed(people, owing(people), **changed)
    assert not Adjustment.objects.exists()


def test_of_a_charge_one_waits_and_who_may_not_does_not(people):
    account = owing(people)
    one = proposed(people, account)
    with pytest.raises(UnableToAdjust, match=f"ya-espera.*{one.folio}"):
        proposed(people, account, key="b")
    with pytest.raises(NotAllowed):
        proposed(people, owing(people, "10-2"), key="c", by=people.ana.actor)
    with pytest.raises(UnableToAdjust, match="sin-motivo"):
        refuse_adjustment(adjustment=one, reason=" ", by=people.diana.actor, at=AT)


def test_a_write_off_has_its_act_its_authority_and_its_own_account(people):
    account = owing(people)
    one = proposed(people, account, kind="incobrable", **ACT)
    with pytest.raises(NotAllowed):
        authorised(people, one, by="ileana")
    authorised(people, one)
    relief = Transfer.objects.get(entry=one.entry).debit
    assert (relief.kind, relief.code, one.entry.kind) == (LedgerAccount.RELIEF, "cancelados", "write_off")
    assert (one.agreement, one.agreed_on, wrong()) == ("SO/12/2026", date(2026, 11, 3), [])
    with pytest.raises(DatabaseError), transaction.atomic():
        Adjustment.objects.create(
            folio="x", key="x", account=account, entry=Entry.objects.first(), way="write_off", centavos=1, at=AT
        )


def test_they_only_grow_and_verify_tells_what_was_forced(people):
    one = proposed(people, owing(people))
    authorised(people, one)
    for model in (Adjustment, AdjustmentDecision):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(by_name="Otra")
    AdjustmentWaiting.objects.create(adjustment=one, account=one.account)
    assert [s for s in wrong() if one.folio in s] == [
        f"El ajuste {one.folio} no está ni en espera ni decidido, o está de las dos maneras."
    ]


def test_verify_tells_of_an_end_that_is_not_the_ledgers_and_of_its_own_authority(people):
    one = proposed(people, owing(people))
    AdjustmentDecision.objects.create(
        adjustment=one, kind="authorised", at=AT, by_kind=one.by_kind, by_id=one.by_id, by_name="x"
    )
    AdjustmentWaiting.objects.all().delete()
    assert wrong() == [
        f"El ajuste {one.folio} lo autorizó quien lo propuso.",
        f"El ajuste {one.folio} y su movimiento no terminaron igual.",
    ]
