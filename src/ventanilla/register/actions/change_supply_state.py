"""Change how a service stands: restricted, suspended, active again, or terminated with its contract in the same act."""

from datetime import date, datetime

from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.register.models import Account, State, SupplyState
from ventanilla.register.supply import changed, possible, reasoned
from ventanilla.register.supply_rows import Because, contract_in_force, end, enter_state, first_day, last_state, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day


@act
def change_supply_state(
    *,
    account: Account,
    state: str,
    since: date,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
    case: Subject | None = None,
) -> SupplyState:
    """The new state; a known `key` gives the one it made. `case` is what led to it.

    Refuses (UnableToServe): estado, sin-cambio, cuenta-de-baja, no-procede, sin-motivo, fecha-futura, fecha-anterior,
    antes-de-la-cuenta. Errors: NotAllowed.
    """
    require(by, "register.service", at)
    take_turns(key)
    if known := SupplyState.objects.filter(key=key).first():
        return known
    account = locked(account)
    changed(account.state, state)
    because = Because(reasoned(reason), by, at, case)
    last = last_state(account)
    contract = contract_in_force(account) if state == State.TERMINATED else None
    after = [last.since if last else None, contract.signed_on if contract else None]
    possible(since, local_day(at), after, "since", begins=first_day(account))
    if contract:
        end(contract, account, since, because)
    return enter_state(account, State(state), since, key, because)
