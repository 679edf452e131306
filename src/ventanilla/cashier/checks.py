"""What `ventanilla verify` proves of the tills: receipts are folios, means are the ledger's, cuts add up."""

from collections.abc import Iterator
from itertools import batched

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from ventanilla.cashier.models import Cancellation, Cut, Payment
from ventanilla.cashier.queries import totals_of
from ventanilla.journal.checks import register
from ventanilla.journal.models import Entry as Told
from ventanilla.journal.models import IssuedFolio
from ventanilla.ledger.models import LedgerAccount, Transfer

_BATCH = 500


def receipts_without_gap() -> Iterator[str]:
    """Each folio of the series of receipts is a payment, and each payment has its folio."""
    for series, model in (("payment", Payment), ("cut", Cut)):
        given = IssuedFolio.objects.filter(series=series).order_by().values_list("folio")
        made = model._default_manager.order_by().values_list("folio")
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
    """A payment is undone in the ledger when it was cancelled, and only then."""
    undone = Q(cancellation__isnull=False)
    for folio in Payment.objects.filter(undone, entry__reversal=None).order_by("pk").values_list("folio", flat=True):
        yield f"El recibo {folio} está cancelado y su movimiento no se revirtió."
    loose = Payment.objects.filter(entry__reversal__isnull=False).exclude(undone)
    for folio in loose.order_by("pk").values_list("folio", flat=True):
        yield f"El movimiento del recibo {folio} se revirtió y el recibo no está cancelado."


def cuts_add_up() -> Iterator[str]:
    """A cut says what its payments add up to and what the journal told when it was made."""
    for some in batched(Cut.objects.select_related("session").order_by("pk").iterator(), _BATCH, strict=False):
        told = {
            entry.facts.get("cut"): entry.facts
            for entry in Told.objects.filter(
                event="cashier.cut", subject_kind="till_session", subject_id__in=[str(cut.session_id) for cut in some]
            )
        }
        for cut in some:
            totals = totals_of(cut.session)
            now = (totals.payments, totals.cancelled, dict(totals.received))
            if now != (cut.payments, cut.cancelled, cut.received):
                yield f"El corte {cut.folio} no es lo que suman sus pagos."
            facts = told.get(cut.folio, {})
            said = (facts.get("payments"), facts.get("expected"), facts.get("counted"), facts.get("received"))
            if said != (cut.payments, cut.expected, cut.counted, cut.received):
                yield f"El corte {cut.folio} no es como la bitácora lo cuenta."
            if sum(int(value) * number for value, number in cut.counted_of.items()) != cut.counted:
                yield f"Lo contado en el corte {cut.folio} no es lo que suman sus billetes y monedas."


def nothing_after_the_cut() -> Iterator[str]:
    """No payment enters a till that was cut, nor leaves its cut afterwards."""
    late = Payment.objects.filter(session__cut__at__lt=F("at")).order_by("pk").values_list("folio", flat=True)
    for folio in late:
        yield f"El recibo {folio} es posterior al corte de su caja."
    gone = Cancellation.objects.filter(kind=Cancellation.CANCELLED, payment__session__cut__at__lt=F("at"))
    for folio in gone.order_by("pk").values_list("payment__folio", flat=True):
        yield f"El recibo {folio} se canceló como del día después del corte."


register("Folios de recibos y cortes", receipts_without_gap)
register("Medios de pago", means_are_the_ledgers)
register("Recibos cancelados", cancellations_are_reversed)
register("Cortes de caja", cuts_add_up)
register("Pagos dentro de su corte", nothing_after_the_cut)
