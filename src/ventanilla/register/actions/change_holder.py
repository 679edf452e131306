"""Change who holds an account: the old holding ends on a day and the new one begins; both stay."""

from collections.abc import Sequence
from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.register.actions.add_account import index, new_party
from ventanilla.register.models import Account, Holding, State
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToChangeHolder(Refusal):
    """The holder cannot be changed as asked."""


@act
def change_holder(
    *,
    account: Account,
    name: str,
    since: date,
    by: Actor,
    at: datetime,
    phones: Sequence[str] = (),
    email: str = "",
    rfc: str = "",
    curp: str = "",
) -> Holding:
    """The new holding. Refuses: sin-titular, cuenta-de-baja, fecha-anterior."""
    require(by, "register.import", at)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not name.strip():
        raise UnableToChangeHolder("sin-titular", "Escriba el nombre del nuevo titular.", field="name")
    if account.state == State.TERMINATED:
        raise UnableToChangeHolder("cuenta-de-baja", "La cuenta está dada de baja; primero contrate de nuevo.")
    old = Holding.objects.select_for_update().filter(account=account, ends_on=None).select_related("party").first()
    if old and old.starts_on and since < old.starts_on:
        raise UnableToChangeHolder(
            "fecha-anterior",
            f"El titular actual lo es desde el {old.starts_on:%d/%m/%Y}; indique ese día o uno posterior.",
            field="since",
        )
    if old:
        old.ends_on = since
        old.save(update_fields=["ends_on"])
    party = new_party(name=name, phones=phones, email=email, rfc=rfc, curp=curp)
    holding = Holding.objects.create(account=account, party=party, starts_on=since)
    index(account, name)
    record(
        event="register.holder_changed",
        by=by,
        at=at,
        on=account.subject,
        facts={"since": since.isoformat(), "party": party.pk, "old_party": old.party_id if old else None},
        personal={"holder": name, "old_holder": old.party.name if old else ""},
    )
    return holding
