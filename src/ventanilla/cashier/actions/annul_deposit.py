"""Undo a deposit that was registered wrong: nothing is erased, and what it took is to be deposited again."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.cashier.actions.register_deposit import hold_dues, told_of
from ventanilla.cashier.deposit_queries import left_of
from ventanilla.cashier.models import Deposit, DepositAnnulment, DepositPart, PendingDeposit
from ventanilla.cashier.refusals import UnableToAnnulDeposit
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import reverse
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def annul_deposit(*, deposit: Deposit, reason: str, by: Actor, at: datetime) -> DepositAnnulment:
    """How it was undone; asked again, what stands. Errors: UnableToAnnulDeposit (sin-motivo), NotAllowed."""
    require(by, "cashier.deposit", at)
    take_turns(f"deposit-{deposit.key}")
    if known := DepositAnnulment.objects.filter(deposit=deposit).first():
        return known
    if not reason.strip():
        raise UnableToAnnulDeposit("sin-motivo", "Escriba por qué se anula el depósito.", field="reason")
    parts = list(DepositPart.objects.filter(deposit=deposit).select_related("due__cut").order_by("due"))
    _put_back(parts)
    on = max(local_day(at), deposit.deposited_on)  # never before it was deposited, also when the clock went back
    reverse(entry=deposit.entry, key=f"{deposit.entry.key}:undone", effective_on=on, by=by, at=at)
    undone = DepositAnnulment.objects.create(deposit=deposit, reason=reason.strip()[:300], **done(by, at))
    record(
        event="cashier.deposit_annulled",
        by=by,
        at=at,
        on=deposit.subject,
        facts=told_of(deposit, parts),
        personal={"reason": undone.reason},
    )
    return undone


def _put_back(parts: Sequence[DepositPart]) -> None:
    """What it took is pending again, held until the act ends."""
    given = {part.due_id: part.centavos for part in parts}
    dues = hold_dues(list(given))
    back = {due.pk: PendingDeposit(due_id=due.pk, centavos=left_of(due) + given[due.pk]) for due in dues}
    more = [back[due.pk] for due in dues if left_of(due)]
    PendingDeposit.objects.bulk_update(more, ["centavos"])
    PendingDeposit.objects.bulk_create(back[due.pk] for due in dues if not left_of(due))
