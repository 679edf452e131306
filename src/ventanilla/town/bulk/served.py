"""The accounts of a made-up census served as the town's neighbours are: contract, water and sewer of each, by sets."""

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Max, Min

from ventanilla.journal.actor import INSTALLER
from ventanilla.register.models import Account, State
from ventanilla.town.supply import CONTRACT, PIPES, SHOPS

STRETCH = 20_000
"""Numbers of accounts served in one transaction."""
_WHICH = """
FROM register_account a JOIN register_holding h ON h.account_id = a.id AND h.ends_on IS NULL
WHERE a.id > %s AND a.id <= %s AND a.number >= %s AND a.state <> %s
"""
CONTRACTS = f"""
INSERT INTO register_contract (at, by_kind, by_id, by_name, account_id, party_id, key, number, signed_on)
SELECT %s, %s, %s, %s, a.id, h.party_id, 'town:' || a.number || ':contract', '{CONTRACT}' || a.number, h.starts_on
{_WHICH} AND NOT EXISTS (SELECT 1 FROM register_contract c WHERE c.account_id = a.id) ORDER BY a.id
"""  # noqa: S608 - our own words
CONNECTIONS = f"""
INSERT INTO register_connection (at, by_kind, by_id, by_name, account_id, key, kind, diameter_mm, installed_on)
SELECT %s, %s, %s, %s, a.id, 'town:' || a.number || ':' || %s, %s,
  CASE WHEN a.use_class = '{SHOPS}' THEN %s ELSE %s END, h.starts_on
{_WHICH} AND NOT EXISTS (SELECT 1 FROM register_connection c WHERE c.account_id = a.id AND c.kind = %s) ORDER BY a.id
"""  # noqa: S608 - our own words


def serve(*, since: str, at: datetime, told: Callable[[int, int], None]) -> None:
    """Accounts from the number `since` on that never had a contract, or a connection of a kind, have theirs.

    Three statements for each stretch, whatever is in it; `told` hears up to which account of which. Stopped halfway it
    is begun anew.
    """
    ends = Account.objects.filter(number__gte=since).aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    for after in range(ends["first"] - 1, ends["last"], STRETCH):
        until = min(after + STRETCH, ends["last"])
        _stretch([after, until, since, State.TERMINATED.value], at)
        told(until - ends["first"] + 1, ends["last"] - ends["first"] + 1)


@transaction.atomic
def _stretch(which: list[int | str], at: datetime) -> None:
    who = [connection.ops.adapt_datetimefield_value(at), INSTALLER.kind, INSTALLER.id, INSTALLER.name]
    with connection.cursor() as cursor:
        cursor.execute(CONTRACTS, [*who, *which])
        for kind, usual, of_shops in PIPES:
            cursor.execute(CONNECTIONS, [*who, kind, kind, of_shops, usual, *which, kind])
