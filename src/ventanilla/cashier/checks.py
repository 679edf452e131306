"""What `ventanilla verify` proves of the tills: receipts are folios, means the ledger's; cuts and deposits add up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import batched

from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from ventanilla.cashier.actions.register_deposit import told_of
from ventanilla.cashier.models import (
    Cancellation,
    Cut,
    Deposit,
    DepositAnnulment,
    DepositDue,
    DepositPart,
    PaperReceipt,
    Payment,
    ReceiptBlock,
    ReceiptSlip,
)
from ventanilla.cashier.queries import declared, totals_of
from ventanilla.journal.checks import register, without
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.models import IssuedFolio
from ventanilla.ledger.models import LedgerAccount, Transfer
from ventanilla.utility.queries import local_day

_BATCH = 500
_CUT = ("payments", "expected", "counted", "received")


def receipts_without_gap() -> Iterator[str]:
    """Each folio of the series of receipts is a payment, and each payment has its folio; those by hand stand apart."""
    for series, rows in (("payment", Payment.objects.filter(paper=None)), ("cut", Cut.objects.all())):
        given = IssuedFolio.objects.filter(series=series).order_by().values_list("folio")
        made = rows.order_by().values_list("folio")
        for (folio,) in sorted(given.difference(made)):
            yield f"El folio {folio} se emitió y no tiene recibo ni corte."
        for (folio,) in sorted(made.difference(given)):
            yield f"{folio} no tiene su folio emitido."


def means_are_the_ledgers() -> Iterator[str]:
    """What each payment says it received by its means is what its entry moved, and adds up to the payment."""
    wrong = Payment.objects.annotate(said=Coalesce(Sum("means__centavos"), 0)).exclude(said=F("centavos"))
    for folio in wrong.order_by("pk").values_list("folio", flat=True):
        yield f"Los medios de pago del recibo {folio} no suman su importe."
    moved = Transfer.objects.filter(debit__kind=LedgerAccount.MEANS, entry__payment__isnull=False)
    sums = (
        moved.order_by()
        .values("entry__payment__folio")
        .annotate(moved=Sum("centavos"), paid=F("entry__payment__centavos"))
    )
    for row in sums.exclude(moved=F("paid")):
        yield f"El recibo {row['entry__payment__folio']} no es lo que su movimiento recibió."
    without = Payment.objects.exclude(entry__transfers__debit__kind=LedgerAccount.MEANS)
    for folio in without.order_by("pk").values_list("folio", flat=True):
        yield f"El recibo {folio} no recibió nada."


def cancellations_are_reversed() -> Iterator[str]:
    """A payment is undone in the ledger when it was cancelled, and only then; a returned cheque by what it brought."""
    undone = Payment.objects.filter(cancellation__isnull=False)
    for folio in _folios(undone.filter(cancellation__entry=None, entry__reversal=None)):
        yield f"El recibo {folio} está cancelado y su movimiento no se revirtió."
    for folio in _folios(Payment.objects.filter(entry__reversal__isnull=False, cancellation=None)):
        yield f"El movimiento del recibo {folio} se revirtió y el recibo no está cancelado."
    told = Told.objects.filter(event="cashier.cancelled", facts__kind=Cancellation.BOUNCED)
    amounts = dict(told.values_list("facts__receipt", "facts__centavos"))
    for part in Cancellation.objects.filter(entry__isnull=False).select_related("payment").order_by("pk"):
        if part.payment.centavos - part.stands != amounts.get(part.payment.folio):
            yield f"Lo que quitó el cheque devuelto del recibo {part.payment} no es lo que la bitácora cuenta."


def _folios(payments: QuerySet[Payment]) -> QuerySet[Payment, str]:
    return payments.order_by("pk").values_list("folio", flat=True)


def cuts_add_up() -> Iterator[str]:
    """A cut says what its payments add up to and what the journal told when it was made."""
    for some in batched(Cut.objects.select_related("session").order_by("pk").iterator(), _BATCH, strict=False):
        told = {
            one.facts.get("cut"): [one.at, *(one.facts.get(name) for name in _CUT)]
            for one in _told_cuts(cut.session_id for cut in some)
        }
        for cut in some:
            totals = totals_of(cut.session)
            now = (totals.payments, totals.cancelled, dict(totals.received))
            if now != (cut.payments, cut.cancelled, cut.received):
                yield f"El corte {cut.folio} no es lo que suman sus pagos."
            if told.get(cut.folio) != [cut.at, *(getattr(cut, name) for name in _CUT)]:
                yield f"El corte {cut.folio} no es como la bitácora lo cuenta."
            if sum(int(value) * number for value, number in cut.counted_of.items()) != cut.counted:
                yield f"Lo contado en el corte {cut.folio} no es lo que suman sus billetes y monedas."


def nothing_after_the_cut() -> Iterator[str]:
    """No payment enters a till that was cut, nor leaves its cut afterwards.

    What was first is told by the order of folios and of the journal, for the clock may have gone back between.
    """
    paid = Payment.objects.annotate(given=_place_of("folio"), ended=_place_of("session__cut__folio"))
    for folio in paid.filter(given__gt=F("ended")).order_by("pk").values_list("folio", flat=True):
        yield f"El recibo {folio} es posterior al corte de su caja."
    told = Told.objects.filter(event="cashier.cancelled", facts__kind=Cancellation.CANCELLED).order_by("pk")
    for some in batched(told.values_list("pk", "facts__receipt").iterator(), _BATCH, strict=False):
        sessions = dict(Payment.objects.filter(folio__in=[f for _, f in some]).values_list("folio", "session"))
        cut = {int(one.subject_id): one.pk for one in _told_cuts(sessions.values())}
        for pk, folio in some:
            if pk > cut.get(sessions.get(folio, 0), pk):
                yield f"El recibo {folio} se canceló como del día después del corte."


def _place_of(folio: str) -> Subquery:
    """Which of all folios given it was."""
    return Subquery(IssuedFolio.objects.filter(folio=OuterRef(folio)).values("pk")[:1])


def _told_cuts(sessions: Iterable[int]) -> QuerySet[Told]:
    """What the journal told of the cuts of some sessions."""
    subjects = [str(number) for number in set(sessions)]
    return Told.objects.filter(event="cashier.cut", subject_kind="till_session", subject_id__in=subjects)


def blocks_without_gap() -> Iterator[str]:
    """Each folio of contingency is of a block, each slip has its folio, and what was told of a block leaves no gap."""
    if rules := declared().contingency:
        given = IssuedFolio.objects.filter(series=rules.series)
        for folio in without(given, "folio", ReceiptSlip.objects.all(), "folio").values_list("folio", flat=True):
            yield f"El folio {folio} se emitió y no es de ningún talonario de recibos."
    loose = without(ReceiptSlip.objects.all(), "folio", IssuedFolio.objects.all(), "folio")
    for folio in loose.order_by("pk").values_list("folio", flat=True):
        yield f"El recibo de contingencia {folio} no tiene su folio emitido."
    counted = ReceiptBlock.objects.select_related("closing").annotate(
        there=Count("slips"),
        told=Count("slips__fate"),
        reached=Max("slips__number", filter=Q(slips__fate__isnull=False)),
    )
    for block in counted.order_by("pk"):
        if block.there != block.count:
            yield f"El talonario {block} dice {block.count} recibos y tiene {block.there}."
        if block.told != (block.reached or 0):
            yield f"El talonario {block} se capturó sin orden: falta decir qué pasó con uno de en medio."
        if hasattr(block, "closing") and block.told != block.there:
            yield f"El talonario {block} se cerró con {block.there - block.told} recibos sin cuenta."


def papers_are_payments() -> Iterator[str]:
    """Each used slip is the receipt of its payment, of the day of its till, and not before the one ahead of it."""
    used = PaperReceipt.objects.filter(kind=PaperReceipt.USED)
    for folio in used.exclude(payment__folio=F("slip__folio")).values_list("slip__folio", flat=True):
        yield f"El recibo de contingencia {folio} y su pago no llevan el mismo folio."
    rows = used.order_by("slip__block", "slip__number").values_list(
        "slip__block", "slip__folio", "written_at", "payment__session__day"
    )
    before: tuple[int, datetime] | None = None
    for block, folio, written_at, day in rows.iterator():
        if written_at is None or local_day(written_at) != day:
            yield f"El recibo de contingencia {folio} no está en una caja del día de su papel."
        # The hour is written without seconds, and the block may be handed out and used in the same minute.
        elif before and before[0] == block and written_at < before[1].replace(second=0, microsecond=0):
            yield f"El recibo de contingencia {folio} dice ser anterior al que le precede."
        before = (block, written_at) if written_at else before


def dues_are_the_cuts() -> Iterator[str]:
    """What a cut takes to the bank is what the journal told; of a cut before deposits were kept, what it says."""
    cuts = Cut.objects.select_related("session").prefetch_related("dues").order_by("pk")
    for some in batched(cuts.iterator(chunk_size=_BATCH), _BATCH, strict=False):
        told = {one.facts.get("cut"): one.facts.get("to_deposit") for one in _told_cuts(cut.session_id for cut in some)}
        for cut in some:
            said = told.get(cut.folio)
            if said is None:
                said = declared().to_deposit(cut.received, cut.counted - cut.session.opening_float)
            if {due.means: due.centavos for due in cut.dues.all()} != said:
                yield f"Lo que el corte {cut.folio} lleva al banco no es lo que debía."


def pending_is_what_is_left() -> Iterator[str]:
    """What is pending of each due is it less the deposits that stand."""
    standing = Coalesce(Sum("parts__centavos", filter=Q(parts__deposit__annulment=None)), 0)
    wrong = DepositDue.objects.annotate(left=F("centavos") - standing, kept=Coalesce(Max("pending__centavos"), 0))
    for folio, means in wrong.exclude(left=F("kept")).order_by("pk").values_list("cut__folio", "means"):
        yield f"Lo que queda por depositar de {declared().means_name(means)} del corte {folio} no es lo que suma."


def deposits_add_up() -> Iterator[str]:
    """A deposit is its parts, what its entry took to that bank that day, and what the journal told."""
    parts = DepositPart.objects.select_related("due__cut__session").order_by("due")
    rows = Deposit.objects.select_related("entry").prefetch_related(Prefetch("parts", parts)).order_by("pk")
    for some in batched(rows.iterator(chunk_size=_BATCH), _BATCH, strict=False):
        about = {"subject_kind": "deposit", "subject_id__in": [str(one.pk) for one in some]}
        told = dict(Told.objects.filter(event="cashier.deposited", **about).values_list("subject_id", "facts"))
        moved = _moved_to_banks([one.entry_id for one in some])
        for one in some:
            its = list(one.parts.all())
            if sum(part.centavos for part in its) != one.centavos:
                yield f"El depósito {one.reference} no es lo que suman sus cortes."
            if (moved.get(one.entry_id), one.entry.effective_on) != ({one.bank: one.centavos}, one.deposited_on):
                yield f"El depósito {one.reference} no es lo que su movimiento llevó al banco."
            if told.get(str(one.pk)) != told_of(one, its):
                yield f"El depósito {one.reference} no es como la bitácora lo cuenta."
            if any(part.due.cut.session.day > one.deposited_on for part in its):
                yield f"El depósito {one.reference} es anterior a uno de sus cortes."


def _moved_to_banks(entries: Sequence[int]) -> dict[int, dict[str, int]]:
    """What each entry took from the tills to each bank."""
    means, bank = LedgerAccount.MEANS, LedgerAccount.BANK
    rows = Transfer.objects.filter(entry__in=entries, credit__kind=means, debit__kind=bank).order_by()
    found: dict[int, dict[str, int]] = {}
    for entry, code, total in rows.values_list("entry", "debit__code").annotate(total=Sum("centavos")):
        found.setdefault(entry, {})[code] = total
    return found


def annulled_deposits_are_reversed() -> Iterator[str]:
    """A deposit is undone in the ledger when it was annulled, and only then; one slip is registered once."""
    for reference in _references(Deposit.objects.filter(annulment__isnull=False, entry__reversal=None)):
        yield f"El depósito {reference} está anulado y su movimiento no se revirtió."
    for reference in _references(Deposit.objects.filter(annulment=None, entry__reversal__isnull=False)):
        yield f"El movimiento del depósito {reference} se revirtió y el depósito no está anulado."
    told = Told.objects.filter(event="cashier.deposit_annulled").values_list("subject_id", flat=True)
    kept = set(DepositAnnulment.objects.values_list("deposit", flat=True))
    for number in sorted(kept ^ {int(one) for one in told}):
        yield f"La anulación del depósito número {number} no es como la bitácora la cuenta."
    slips = Deposit.objects.filter(annulment=None).values("bank", "reference").annotate(times=Count("pk"))
    for row in slips.filter(times__gt=1).order_by("bank", "reference"):
        yield f"La ficha {row['reference']} está registrada {row['times']} veces."


def _references(deposits: QuerySet[Deposit]) -> QuerySet[Deposit, str]:
    return deposits.order_by("pk").values_list("reference", flat=True)


register("Folios de recibos y cortes", receipts_without_gap)
register("Medios de pago", means_are_the_ledgers)
register("Recibos cancelados", cancellations_are_reversed)
register("Cortes de caja", cuts_add_up)
register("Pagos dentro de su corte", nothing_after_the_cut)
register("Talonarios de recibos", blocks_without_gap)
register("Recibos escritos a mano", papers_are_payments)
register("Lo que los cortes llevan al banco", dues_are_the_cuts)
register("Por depositar", pending_is_what_is_left)
register("Depósitos", deposits_add_up)
register("Depósitos anulados", annulled_deposits_are_reversed)
