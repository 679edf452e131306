"""What `ventanilla verify` proves of billing: adjustments have two people and one end, imports are in the ledger."""

from collections.abc import Iterator

from django.db.models import F, Q, Sum

from ventanilla.billing.importing.report import posted_of, report_of
from ventanilla.billing.models import Adjustment, AdjustmentDecision, MoneyImport
from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio
from ventanilla.ledger.models import LedgerAccount, PendingOutcome, Transfer
from ventanilla.ledger.models.entry import COUNTS

_AUTHORISED = Q(decision__kind=AdjustmentDecision.AUTHORISED)
_REFUSED = Q(decision__kind=AdjustmentDecision.REFUSED)
_CONFIRMED = Q(entry__outcome__kind=PendingOutcome.CONFIRMED)
_VOIDED = Q(entry__outcome__kind=PendingOutcome.VOIDED)


def _folios(wrong: Q) -> Iterator[str]:
    yield from Adjustment.objects.filter(wrong).order_by("pk").values_list("folio", flat=True)


def decided_by_another() -> Iterator[str]:
    """Nobody authorised what she proposed, and each adjustment waits or is decided."""
    own = _AUTHORISED & Q(decision__by_kind=F("by_kind"), decision__by_id=F("by_id"))
    for folio in _folios(own):
        yield f"El ajuste {folio} lo autorizó quien lo propuso."
    both = Q(waiting__isnull=False, decision__isnull=False) | Q(waiting=None, decision=None)
    for folio in _folios(both):
        yield f"El ajuste {folio} no está ni en espera ni decidido, o está de las dos maneras."


def entries_end_with_them() -> Iterator[str]:
    """What is authorised counts in the ledger, what is refused never will, what waits is pending."""
    wrong = (
        Q(entry__pending=False)
        | (_AUTHORISED & ~_CONFIRMED)
        | (_REFUSED & ~_VOIDED)
        | Q(decision=None, entry__outcome__isnull=False)
    )
    for folio in _folios(wrong):
        yield f"El ajuste {folio} y su movimiento no terminaron igual."


def amounts_are_the_ledgers() -> Iterator[str]:
    """An adjustment moves what it says, of its account, and its folio was issued."""
    moved = Adjustment.objects.annotate(moved=Sum("entry__transfers__centavos")).exclude(moved=F("centavos"))
    for folio in moved.order_by("pk").values_list("folio", flat=True):
        yield f"El ajuste {folio} no es del importe que su movimiento cambió."
    customer = LedgerAccount.CUSTOMER
    told = Adjustment.objects.values_list(
        "folio",
        "account",
        "entry__transfers__debit__kind",
        "entry__transfers__debit__code",
        "entry__transfers__credit__kind",
        "entry__transfers__credit__code",
    )
    for folio, account, *sides in told.order_by("pk").iterator():
        if (customer, str(account)) not in {(sides[0], sides[1]), (sides[2], sides[3])}:
            yield f"El ajuste {folio} movió lo de otra cuenta."
    given = IssuedFolio.objects.filter(series="adjustment").order_by().values_list("folio")
    for (folio,) in sorted(given.difference(Adjustment.objects.order_by().values_list("folio"))):
        yield f"El folio {folio} se emitió y no tiene ajuste."


def imports_reconcile() -> Iterator[str]:
    """Each finished import posted what its file says, less what was rejected or was there before."""
    for run in MoneyImport.objects.filter(dry=False).exclude(finished_at=None).order_by("pk"):
        if posted_of(run) != run.posted:
            yield f"Lo que trajo «{run.file_name}» (importación {run.pk}) ya no es lo que está en los libros."
        elif report_of(run).total.unexplained:
            yield f"La importación {run.pk} de «{run.file_name}» no concilia con su archivo."


def lateness_taken_back_was_charged() -> Iterator[str]:
    """No adjustment took back more lateness than was charged, nor what was undone with its payment."""
    lines = Transfer.objects.filter(COUNTS, entry__kind="adjustment", settles__accrues_on__isnull=False)
    standing = lines.filter(entry__reverses=None, entry__reversal=None).order_by()
    taken = standing.values("settles").annotate(back=Sum("centavos"))
    wrong = taken.filter(Q(back__gt=F("settles__centavos")) | Q(settles__entry__reversal__isnull=False))
    for number in wrong.order_by("settles").values_list("settles", flat=True):
        yield f"Del recargo {number} los ajustes devolvieron más de lo que se cobró."


register("Saldos y pagos traídos de otro sistema", imports_reconcile)
register("Ajustes autorizados por otra persona", decided_by_another)
register("Ajustes y sus movimientos", entries_end_with_them)
register("Importes de los ajustes", amounts_are_the_ledgers)
register("Recargos que devuelven los ajustes", lateness_taken_back_was_charged)
