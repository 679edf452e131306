"""Use what an account has in favour to pay what it owes, the oldest first, without a payment (E-01)."""

from datetime import datetime

from ventanilla.billing.actions.collect import spread_over
from ventanilla.billing.points import settle
from ventanilla.billing.queries import book, items_owed
from ventanilla.billing.refusals import UnableToApply
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import hold_account, posting
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def apply_credit(*, account: Account, seen: int, key: str, by: Actor, at: datetime) -> Entry:
    """The entry that uses it; a known `key` gives the one it made. `seen`: whole centavos in favour that were shown.

    Lateness becomes a charge as with a payment, in an entry of its own. Refuses: sin-saldo, sin-adeudo,
    cambio-el-saldo. Errors: NotAllowed.
    """
    require(by, "billing.apply_credit", at)
    take_turns(f"application:{key}")
    if known := Entry.objects.filter(key=f"application:{key}").first():
        return known
    on = local_day(at)
    customer = hold_account(LedgerAccount.CUSTOMER, str(account.pk))
    items = items_owed(account)
    settlement = settle(items, book(), on=on)
    if not settlement.in_favour:
        raise UnableToApply("sin-saldo", "La cuenta no tiene saldo a favor: no hay qué aplicar.")
    if not settlement.owed:
        raise UnableToApply("sin-adeudo", "La cuenta no debe nada hoy: su saldo a favor se usa con el próximo cargo.")
    if settlement.in_favour != seen:
        sentence = f"El saldo a favor cambió: ahora son {money(settlement.in_favour)}. Revíselo y vuelva a aplicarlo."
        raise UnableToApply("cambio-el-saldo", sentence)
    with posting(by=by, at=at) as books:
        books.know(customer, items)
        paying = spread_over(books, customer, items, settlement, 0, 0, on=on, key=f"application:{key}")
        entry = books.post(
            key=f"application:{key}",
            kind="application",
            lines=paying.used + paying.paid,
            effective_on=on,
            on=account.subject,
        )[0].entry
        facts = {"centavos": sum(line.centavos for line in paying.used), "entry": entry.pk}
        record(event="billing.credit_applied", by=by, at=at, on=account.subject, facts=facts)
    return entry
