"""What the acts on a block of receipts share: its slips are accounted for in order, and each only once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ventanilla.cashier.models import BlockClosing, LateReceiptLeave, PaperReceipt, Payment, ReceiptBlock, ReceiptSlip
from ventanilla.cashier.queries import declared
from ventanilla.cashier.refusals import UnableToUseReceipt
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.barcodes import typed_folio
from ventanilla.utility.queries import zone


@dataclass(frozen=True)
class Paper:
    """A receipt written by hand: the folio printed on it and the moment that somebody wrote."""

    folio: str
    written_at: datetime


def slip_or_refusal(folio: str, field: str = "folio") -> ReceiptSlip:
    """The slip of a folio, typed or scanned. Errors: UnableToUseReceipt (sin-talonario)."""
    slip = ReceiptSlip.objects.select_related("block").filter(folio=typed_folio(folio)).first()
    if slip is None:
        raise UnableToUseReceipt("sin-talonario", "Ese folio no es de ningún talonario de recibos.", field=field)
    return slip


def held_block(block: ReceiptBlock) -> ReceiptBlock:
    """The block, held until the act ends. Errors: UnableToUseReceipt (talonario-cerrado)."""
    held = ReceiptBlock.objects.select_for_update().get(pk=block.pk)
    if closing := BlockClosing.objects.filter(block=held).first():
        raise UnableToUseReceipt("talonario-cerrado", f"El talonario {held} ya lo cerró {closing.by_name}.")
    return held


def next_slip(folio: str) -> ReceiptSlip:
    """The slip with its block held, which nobody accounted for and nobody is ahead of.

    Errors: UnableToUseReceipt (sin-talonario, talonario-cerrado, ya-capturado, fuera-de-orden).
    """
    slip = slip_or_refusal(folio)
    held_block(slip.block)
    if before := PaperReceipt.objects.filter(slip=slip).first():
        sentence = f"El recibo {slip} ya está {before.get_kind_display().lower()}, por {before.by_name}."
        raise UnableToUseReceipt("ya-capturado", sentence, field="folio")
    waiting = ReceiptSlip.objects.filter(block=slip.block_id, number__lt=slip.number, fate=None)
    if ahead := waiting.order_by("number").first():
        sentence = f"Se capturan en orden: primero el {ahead}, o diga que se inutilizó."
        raise UnableToUseReceipt("fuera-de-orden", sentence, field="folio")
    return slip


def opened_slip(paper: Paper, at: datetime) -> ReceiptSlip:
    """The slip of a paper that may be entered now.

    Errors: UnableToUseReceipt (as `next_slip`, and momento-futuro, momento-imposible, captura-tardia).
    """
    slip = next_slip(paper.folio)
    if paper.written_at > at:
        raise UnableToUseReceipt("momento-futuro", "Esa hora todavía no llega; revise la del papel.", field="hour")
    used = PaperReceipt.objects.filter(slip__block=slip.block_id, kind=PaperReceipt.USED)
    before = used.select_related("slip").order_by("-slip__number").first()
    earliest = before.written_at if before and before.written_at else slip.block.at
    # People write the hour without seconds; and the clock by which the block was handed out may have been ahead.
    earliest = min(earliest, at).replace(second=0, microsecond=0)
    if paper.written_at < earliest:
        what = f"el recibo {before.slip.folio}" if before else "la entrega del talonario"
        since = f"{earliest.astimezone(zone()):%H:%M del %d/%m/%Y}"
        sentence = f"El papel no puede ser anterior a {what}, a las {since}; escriba esa hora o una posterior."
        raise UnableToUseReceipt("momento-imposible", sentence, field="hour")
    rules = declared().contingency
    hours = rules.entry_hours if rules else 0
    if at - paper.written_at > timedelta(hours=hours) and not LateReceiptLeave.objects.filter(slip=slip).exists():
        raise UnableToUseReceipt(
            "captura-tardia",
            f"Pasaron más de {hours} horas desde lo escrito en el papel; pida a quien cancela recibos que autorice "
            f"capturar el {slip}.",
        )
    return slip


def spend_slip(slip: ReceiptSlip, payment: Payment, paper: Paper, by: Actor, at: datetime) -> None:
    """Say that the slip is the receipt of that payment."""
    PaperReceipt.objects.create(
        slip=slip, kind=PaperReceipt.USED, payment=payment, written_at=paper.written_at, **done(by, at)
    )
    facts = {
        "receipt": slip.folio,
        "block": slip.block_id,
        "written_at": paper.written_at.isoformat(),
        "late": LateReceiptLeave.objects.filter(slip=slip).exists(),
    }
    record(event="cashier.paper_entered", by=by, at=at, on=payment.account.subject, facts=facts)
