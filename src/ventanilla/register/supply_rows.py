"""The rows of a service and what repeats them, written under the lock of the account; actions ask who may."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.register.models import Account, Connection, Contract, ContractEnd, State, SupplyState


@dataclass(frozen=True)
class Because:
    """Why something changes, who says so and when; `case` is what led to it, or None."""

    reason: str
    by: Actor
    at: datetime
    case: Subject | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """Those of `Reasoned`."""
        case = self.case or Subject("", "")
        told = {"case_kind": case.kind, "case_id": case.id, "case_folio": case.folio}
        return {"reason": self.reason, **told, **done(self.by, self.at)}

    @property
    def facts(self) -> dict[str, str]:
        """What the journal says of the case."""
        return {"case": self.case.folio} if self.case else {}


def locked(account: Account) -> Account:
    """The account, with nobody else changing its service meanwhile."""
    return Account.objects.select_for_update().get(pk=account.pk)


def first_day(account: Account) -> date | None:
    """The earliest day that is known of it: a holder, a contract or a connection; None while there is none."""
    days = Account.objects.filter(pk=account.pk).values_list(
        Min("holdings__starts_on"), Min("contracts__signed_on"), Min("connections__installed_on")
    )
    return min((day for day in days[0] if day), default=None)


def last_state(account: Account) -> SupplyState | None:
    """How it stands by the last row; None while only an import or its opening told."""
    return SupplyState.objects.filter(account=account).order_by("-pk").first()


def contract_in_force(account: Account) -> Contract | None:
    """The one that did not end. Its account is locked."""
    return Contract.objects.filter(account=account, end=None).order_by("-pk").first()


def connections_in_use(account: Account) -> list[Connection]:
    """Those that did not end, at most one of a kind."""
    return list(Connection.objects.filter(account=account, end=None).order_by("pk"))


def enter_state(account: Account, state: State, since: date, key: str, because: Because) -> SupplyState:
    """The account stands so from that day."""
    said = {"before": account.state, "state": state.value, "since": since}
    row = SupplyState.objects.create(account=account, key=key, **said, **because.columns)
    account.state = state.value
    account.save(update_fields=["state"])
    record(
        event="register.state_changed",
        by=because.by,
        at=because.at,
        on=account.subject,
        facts={**said, "since": since.isoformat(), **because.facts},
        personal={"reason": because.reason},
    )
    return row


def end(contract: Contract, account: Account, on: date, because: Because) -> ContractEnd:
    """The contract is in force no more from that day."""
    ended = ContractEnd.objects.create(contract=contract, ended_on=on, **because.columns)
    record(
        event="register.contract_ended",
        by=because.by,
        at=because.at,
        on=account.subject,
        facts={"contract": contract.number, "on": on.isoformat(), **because.facts},
        personal={"reason": because.reason},
    )
    return ended
