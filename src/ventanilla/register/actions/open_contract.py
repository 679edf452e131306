"""Open a contract with who holds an account; a terminated account is active again in the same act."""

from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.folios import Series
from ventanilla.register.models import Account, Contract, ContractEnd, Holding, State
from ventanilla.register.supply import UnableToServe, possible
from ventanilla.register.supply_rows import Because, contract_in_force, end, enter_state, last_state, locked
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


@act
def open_contract(
    *,
    account: Account,
    signed_on: date,
    key: str,
    by: Actor,
    at: datetime,
    number: str = "",
    case: Subject | None = None,
) -> Contract:
    """The contract; a known `key` gives the one it made. Without a `number` it takes the next folio of the pack.

    The contract of an earlier holder ends that day. Refuses (UnableToServe): sin-titular, ya-contratada, sin-numero,
    numero-repetido, fecha-futura, fecha-anterior. Errors: NotAllowed.
    """
    require(by, "register.contract", at)
    take_turns(key)
    if known := Contract.objects.filter(key=key).first():
        return known
    number, account = _number(number), locked(account)
    held, before, last = _holding(account), contract_in_force(account), last_state(account)
    if before and before.party_id == held.party_id:
        sentence = f"El titular ya tiene el contrato {before.number}; si ya no vale, termínelo primero."
        raise UnableToServe("ya-contratada", sentence)
    begins_again = account.state == State.TERMINATED
    earlier = ContractEnd.objects.filter(contract__account=account).order_by("-pk").first()
    days = [
        before.signed_on if before else None,
        earlier.ended_on if earlier else None,
        last.since if begins_again and last else None,
    ]
    possible(signed_on, local_day(at), days, "signed_on")
    if not number and (series := _series()):
        number = issue_folio(series=series, day=local_day(at), at=at)
    because = Because(f"Contrato {number}", by, at, case)
    if before:
        end(before, account, signed_on, because)
    said = {"number": number, "signed_on": signed_on, "key": key}
    contract = Contract.objects.create(account=account, party_id=held.party_id, **said, **done(by, at))
    record(
        event="register.contract_opened",
        by=by,
        at=at,
        on=account.subject,
        facts={"contract": number, "on": signed_on.isoformat(), "party": held.party_id, **because.facts},
        personal={"holder": held.party.name},
    )
    if begins_again:
        enter_state(account, State.ACTIVE, signed_on, f"contract:{contract.pk}", because)
    return contract


def _number(said: str) -> str:
    """The number given, which no contract has; "" when the pack is to give one. Errors: UnableToServe."""
    number = " ".join(said.split())[:60]
    if not number and _series() is None:
        raise UnableToServe("sin-numero", "Escriba el número que lleva el contrato.", field="number")
    if number:
        take_turns(f"contract:{number}")
        if Contract.objects.filter(number=number).exists():
            sentence = f"Ya hay un contrato con el número {number}; revise cuál es."
            raise UnableToServe("numero-repetido", sentence, field="number")
    return number


def _series() -> Series | None:
    found: Series | None = current_pack().section("folios").get("contract")
    return found


def _holding(account: Account) -> Holding:
    """Who holds the account. Errors: UnableToServe (sin-titular)."""
    held = Holding.objects.filter(account=account, ends_on=None).select_related("party").first()
    if held is None:
        raise UnableToServe("sin-titular", "La cuenta no tiene titular; regístrelo antes de contratar.")
    return held
