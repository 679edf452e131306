"""Change what a service is used for: its prices are those of the new use from then on."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.text import fold
from ventanilla.register.importing.parsing import LENGTHS
from ventanilla.register.models import Account, UseChange
from ventanilla.register.supply import UnableToServe, possible, reasoned, served
from ventanilla.register.supply_rows import Because, first_day, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


@act
def change_use(
    *,
    account: Account,
    use: str,
    since: date,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
    case: Subject | None = None,
) -> UseChange:
    """The change; a known `key` gives the one it made. `use` is one of the pack's, where it names any.

    Refuses (UnableToServe): uso, sin-cambio, cuenta-de-baja, sin-motivo, fecha-futura, fecha-anterior,
    antes-de-la-cuenta. Errors: NotAllowed.
    """
    require(by, "register.contract", at)
    take_turns(key)
    if known := UseChange.objects.filter(key=key).first():
        return known
    account = locked(account)
    served(account.state)
    use = _use(use)
    if use == account.use_class:
        raise UnableToServe("sin-cambio", f"El uso de la cuenta ya es «{use}»; elija otro.", field="use")
    because = Because(reasoned(reason), by, at, case)
    last = UseChange.objects.filter(account=account).order_by("-pk").first()
    possible(since, local_day(at), [last.since if last else None], "since", begins=first_day(account))
    said = {"before": account.use_class, "after": use, "since": since}
    row = UseChange.objects.create(account=account, key=key, **said, **because.columns)
    account.use_class = use
    account.save(update_fields=["use_class"])
    record(
        event="register.use_changed",
        by=by,
        at=at,
        on=account.subject,
        facts={**said, "since": since.isoformat(), **because.facts},
        personal={"reason": because.reason},
    )
    return row


def _use(said: str) -> str:
    """As the pack writes it. Errors: UnableToServe (uso)."""
    uses, said = current_pack().section("service").uses, " ".join(said.split())
    found = next((use.name for use in uses if fold(use.name) == fold(said)), "" if uses else said)
    if not found or len(found) > LENGTHS["use_class"]:
        raise UnableToServe("uso", "Elija uno de los usos del organismo.", field="use")
    return found
