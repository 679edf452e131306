"""Questions to a service: how it stands now, and all that happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.prepared import prepared
from ventanilla.processes.subjects import addresses_of
from ventanilla.register.models import Account, Connection, Contract, Holding, SupplyState, UseChange
from ventanilla.register.models.reason import Reasoned
from ventanilla.staff.queries import Standing

MOST = 100
"""Rows of each kind that are read: no account has had so many."""


@dataclass(frozen=True)
class Step:
    """Something that happened to a service. `on` is the day it counts from, where somebody told it.

    `address` is the page of the case that led to it, "" until `linked` says it.
    """

    on: date | None
    what: str
    why: str
    case: Subject | None
    by_name: str
    at: datetime
    address: str = ""


@dataclass(frozen=True)
class Supply:
    """How the service of an account stands, and its story, newest first.

    `state` and `use` are the last changes, None where only an import or the opening of the account told.
    `address` is the page of the case that led to the state.
    """

    account: Account
    state: SupplyState | None
    use: UseChange | None
    contract: Contract | None
    connections: list[Connection]
    story: list[Step]
    address: str = ""


def supply_of(account: Account) -> Supply:
    """Four queries."""
    states, uses = _states(account.pk), _uses(account.pk)
    contracts, connections = _contracts(account.pk), _connections(account.pk)
    story = [*_of_states(states), *_of_uses(uses), *_of_contracts(contracts), *_of_connections(connections)]
    return Supply(
        account=account,
        state=states[0] if states else None,
        use=uses[0] if uses else None,
        contract=next((one for one in contracts if one.ended is None), None),
        connections=sorted((one for one in connections if one.ended is None), key=lambda one: one.pk),
        story=sorted(story, key=lambda step: step.at, reverse=True)[:MOST],
    )


def linked(service: Supply, held: Standing, by: Actor) -> Supply:
    """The same with the pages of the cases that this person may see; one query when a case led to anything."""
    last = _case(service.state) if service.state else None
    cases = [case for case in (last, *(step.case for step in service.story)) if case]
    found = addresses_of(cases, held, by)
    if not found:
        return service
    story = [replace(step, address=found.get(step.case, "")) if step.case else step for step in service.story]
    return replace(service, story=story, address=found.get(last, "") if last else "")


def may_contract(service: Supply) -> bool:
    """Whether somebody holds the account who has no contract of it. One query."""
    held = Holding.objects.filter(account=service.account, ends_on=None).values_list("party_id", flat=True).first()
    return held is not None and (service.contract is None or service.contract.party_id != held)


def connection_of(account: Account, number: int) -> Connection | None:
    """A connection of that account, whether it serves or not."""
    return Connection.objects.filter(account=account, pk=number).select_related("end").first()


def _of_states(rows: list[SupplyState]) -> Iterator[Step]:
    for row in rows:
        yield _step(row.since, f"{row.get_state_display()}; antes {row.get_before_display().lower()}", row)


def _of_uses(rows: list[UseChange]) -> Iterator[Step]:
    for row in rows:
        yield _step(row.since, f"Uso {row.after}; antes {row.before or 'sin dato'}", row)


def _of_contracts(rows: list[Contract]) -> Iterator[Step]:
    for row in rows:
        if ended := row.ended:
            yield _step(ended.ended_on, f"Terminó el contrato {row.number}", ended)
        yield _step(row.signed_on, f"Contrato {row.number} de {row.party.name}", row)


def _of_connections(rows: list[Connection]) -> Iterator[Step]:
    for row in rows:
        if ended := row.ended:
            yield _step(ended.ended_on, f"Se retiró: {str(row).lower()}", ended)
        yield _step(row.installed_on, f"Se instaló: {str(row).lower()}", row)


def _step(on: date | None, what: str, row: Act) -> Step:
    why, case = (row.reason, _case(row)) if isinstance(row, Reasoned) else ("", None)
    return Step(on, what, why, case, row.by_name, row.at)


def _case(row: Reasoned) -> Subject | None:
    """What led to it; of one that nobody knows here, only its folio."""
    return Subject(row.case_kind, row.case_id, row.case_folio) if row.case_folio else None


@prepared
def _states(account_id: int) -> QuerySet[SupplyState]:
    return SupplyState.objects.filter(account_id=account_id).order_by("-pk")[:MOST]


@prepared
def _uses(account_id: int) -> QuerySet[UseChange]:
    return UseChange.objects.filter(account_id=account_id).order_by("-pk")[:MOST]


@prepared
def _contracts(account_id: int) -> QuerySet[Contract]:
    return Contract.objects.filter(account_id=account_id).select_related("party", "end").order_by("-pk")[:MOST]


@prepared
def _connections(account_id: int) -> QuerySet[Connection]:
    return Connection.objects.filter(account_id=account_id).select_related("end").order_by("-pk")[:MOST]
