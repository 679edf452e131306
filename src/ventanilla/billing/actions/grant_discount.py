"""Grant a discount of a programme on what an account owes today (A-05, E-01)."""

from datetime import datetime

from ventanilla.billing.queries import discount_of, programme_on, settlement_of
from ventanilla.billing.refusals import UnableToDiscount
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, hold_account, open_account, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import money
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import NotAllowed, require
from ventanilla.utility.queries import local_day


@act
def grant_discount(
    *, account: Account, programme: str, papers: bool, seen: int, key: str, by: Actor, at: datetime
) -> Entry:
    """The entry that lowers each charge; a known `key` gives the one it made. A charge has a programme once.

    `papers` says that those of the programme were shown, and `seen` the whole centavos that were told it takes off.
    What passes the programme's limit for the desk is granted by who authorises. Errors: UnableToDiscount (programa,
    sin-papeles, sin-adeudo, cambio-el-adeudo, pide-autorizacion), UnableToPost, NotAllowed.
    """
    require(by, "billing.discount", at)
    take_turns(f"discount:{key}")
    if known := Entry.objects.filter(key=f"discount:{key}").first():
        return known
    on = local_day(at)
    customer = hold_account(LedgerAccount.CUSTOMER, str(account.pk))
    rule = programme_on(programme, on)
    if rule is None:
        raise UnableToDiscount("programa", "Elija uno de los programas vigentes.", field="programme")
    if rule.papers and not papers:
        raise UnableToDiscount("sin-papeles", "Revise los papeles del programa y márquelo.", field="papers")
    reliefs = discount_of(settlement_of(account, on), rule)
    total = sum(relief.centavos for relief in reliefs)
    if not total:
        raise UnableToDiscount(
            "sin-adeudo", f"«{rule.name}» no descuenta nada de lo que hoy se debe.", field="programme"
        )
    if total != seen:
        raise UnableToDiscount("cambio-el-adeudo", f"El adeudo cambió: ahora descuenta {money(total)}. Revíselo.")
    if rule.desk_centavos and total > rule.desk_centavos:
        _require_authority(by, at, rule.desk_centavos)
    relief_account = open_account(LedgerAccount.RELIEF, rule.code)
    lines = [
        Line(relief_account, customer, one.centavos, one.item.concept, one.item.period, settles=one.item.number)
        for one in reliefs
    ]
    entry = post(key=f"discount:{key}", kind="discount", lines=lines, effective_on=on, on=account.subject, by=by, at=at)
    facts = {"programme": rule.code, "centavos": total, "entry": entry.pk, "citation": rule.citation}
    record(event="billing.discounted", by=by, at=at, on=account.subject, facts=facts)
    return entry


def _require_authority(by: Actor, at: datetime, limit: int) -> None:
    try:
        require(by, "billing.authorise", at)
    except NotAllowed as no:
        sentence = f"Pasa de {money(limit)}, que es lo que concede quien atiende: pídalo a quien autoriza."
        raise UnableToDiscount("pide-autorizacion", sentence) from no
