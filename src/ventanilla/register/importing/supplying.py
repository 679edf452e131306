"""The connections and the contract that a file tells of: the first ones of an account; what came after stays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from ventanilla.journal import bulk
from ventanilla.journal.actor import Actor
from ventanilla.register.importing.parsing import Incoming
from ventanilla.register.models import Connection, Contract, Holding, State

Rows = Sequence[tuple[int, Incoming]]
_ACT = ["at", "by_kind", "by_id", "by_name", "account_id", "key"]


def supply(rows: Rows, by: Actor, at: datetime, *, entered: bool) -> None:
    """Accounts with their rows; `entered` when they are new and can have none. No query where the file says nothing."""
    laid = [(pk, *one) for pk, row in rows for one in row.connections]
    signed = [(pk, row) for pk, row in rows if row.contract and row.values["state"] != State.TERMINATED]
    if laid and not entered:
        connected = Connection.objects.filter(account__in={pk for pk, *_ in laid})
        there = set(connected.values_list("account_id", "kind"))
        laid = [one for one in laid if one[:2] not in there]
    if signed and not entered:
        contracted = Contract.objects.filter(account__in=[pk for pk, _ in signed])
        bound = set(contracted.values_list("account_id", flat=True))
        signed = [(pk, row) for pk, row in signed if pk not in bound]
    moment = connection.ops.adapt_datetimefield_value(at)
    told = [moment, by.kind, by.id, by.name[:200]]
    bulk.insert(
        Connection,
        [*_ACT, "kind", "diameter_mm", "installed_on"],
        [(*told, pk, f"import:{pk}:{kind}", kind, wide, since) for pk, kind, wide, since in laid],
    )
    held = _holders([pk for pk, _ in signed])
    bulk.insert(
        Contract,
        [*_ACT, "party_id", "number", "signed_on"],
        [(*told, pk, f"import:{pk}", held[pk], row.contract, row.contract_since) for pk, row in signed],
    )


def _holders(accounts: list[int]) -> dict[int, int]:
    """Who holds each account: the file always says who."""
    if not accounts:
        return {}
    return dict(Holding.objects.filter(account__in=accounts, ends_on=None).values_list("account_id", "party_id"))
