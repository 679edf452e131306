"""End a contract: the account is terminated in the same act."""

from datetime import date, datetime

from ventanilla.journal.actor import Actor, Subject
from ventanilla.register.models import Contract, ContractEnd, State
from ventanilla.register.supply import possible, reasoned
from ventanilla.register.supply_rows import Because, end, enter_state, first_day, last_state, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def end_contract(
    *, contract: Contract, ended_on: date, reason: str, by: Actor, at: datetime, case: Subject | None = None
) -> ContractEnd:
    """How it ended; ended twice it stays as the first said. The account is terminated from that day.

    Refuses (UnableToServe): sin-motivo, fecha-futura, fecha-anterior, antes-de-la-cuenta. Errors: NotAllowed.
    """
    require(by, "register.contract", at)
    account = locked(contract.account)
    if known := ContractEnd.objects.filter(contract=contract).first():
        return known
    because = Because(reasoned(reason), by, at, case)
    last = last_state(account)
    after = [last.since if last else None, contract.signed_on]
    possible(ended_on, local_day(at), after, "ended_on", begins=first_day(account))
    ended = end(contract, account, ended_on, because)
    if account.state != State.TERMINATED:
        enter_state(account, State.TERMINATED, ended_on, f"contract-end:{contract.pk}", because)
    return ended
