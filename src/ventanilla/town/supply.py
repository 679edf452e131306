"""How the town is supplied: its first accounts have contract and connections, and some were restricted or left."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.journal.actor import INSTALLER, Actor
from ventanilla.register.actions import add_connection, change_supply_state, change_use, open_contract
from ventanilla.register.models import Account
from ventanilla.staff.models import Person
from ventanilla.utility.queries import current_pack, zone

MOST, SINCE, LATE = 36, date(2015, 1, 1), time(11, 20)
"""Accounts with contract and connections, the day on which they all began, and when of a day something changes."""
CONTRACT, SHOPS = "K-", "Comercial"
"""How the old number of a contract begins, before that of its account; and the use with the wider water."""
PIPES = (("water", 13, 25), ("sewer", 152, 152))
"""The connections of an account, each with its millimetres and those of a shop."""
CHANGES = (
    (1, 6, "restricted", "Tres bimestres sin pagar: se deja el mínimo"),
    (3, 9, "terminated", "Predio sin construir; lo pidió la propietaria por escrito"),
    (7, 3, "suspended", "Lo pidió el titular: la casa está desocupada"),
    (12, 5, "suspended", "Obra en la calle: se cerró la llave de banqueta"),
    (12, 12, "active", "Terminó la obra y se reconectó"),
    (18, 4, "terminated", "Se demolió la casa"),
    (25, 8, "restricted", "No cumplió el convenio de pagos"),
    (31, 10, "suspended", "Conexión no autorizada en la banqueta"),
)
"""Which account, how many days after the town began, how it stands from then on, and why."""
AGAIN = (18, 14)
"""Which terminated account contracts anew, and when."""
SHOP = (9, 7, SHOPS, "Abrió una tienda de abarrotes")


def supply(accounts: Sequence[Account], *, keeper: Person | None, since: date, until: datetime) -> int:
    """How many changes `keeper` made from `since` to `until`; what was there before is entered by `INSTALLER`.

    Nothing where nobody of the town may change a service.
    """
    if keeper is None:
        return 0
    with transaction.atomic():
        at = _moment(since, 0)
        for account in accounts[:MOST]:
            _contract_and_connect(account, at)
        return sum(
            _change(accounts[n], state, why, moment, keeper.actor)
            for n, days, state, why in CHANGES
            if n < len(accounts) and (moment := _moment(since, days)) <= until
        ) + _others(accounts, keeper.actor, since, until)


def _contract_and_connect(account: Account, at: datetime) -> None:
    """As the utility had them before: with the contract's old number."""
    key, number = f"town:{account.number}", f"{CONTRACT}{account.number}"
    open_contract(account=account, number=number, signed_on=SINCE, key=f"{key}:contract", by=INSTALLER, at=at)
    for kind, usual, of_shops in PIPES:
        add_connection(
            account=account,
            kind=kind,
            diameter_mm=of_shops if account.use_class == SHOPS else usual,
            installed_on=SINCE,
            key=f"{key}:{kind}",
            by=INSTALLER,
            at=at,
        )


def _change(account: Account, state: str, why: str, at: datetime, by: Actor) -> int:
    on, key = at.astimezone(zone()).date(), f"town:{account.number}:{state}"
    change_supply_state(account=account, state=state, since=on, reason=why, key=key, by=by, at=at)
    return 1


def _others(accounts: Sequence[Account], by: Actor, since: date, until: datetime) -> int:
    """A house that is a shop now, and somebody who contracts again."""
    done = 0
    (shop, days, use, why), (again, later) = SHOP, AGAIN
    if shop < len(accounts) and (at := _moment(since, days)) <= until:
        on, key = at.astimezone(zone()).date(), f"town:{accounts[shop].number}:use"
        change_use(account=accounts[shop], use=use, since=on, reason=why, key=key, by=by, at=at)
        done += 1
    has_folios = "contract" in current_pack().section("folios")
    if has_folios and again < len(accounts) and (at := _moment(since, later)) <= until:
        on, key = at.astimezone(zone()).date(), f"town:{accounts[again].number}:again"
        open_contract(account=accounts[again], signed_on=on, key=key, by=by, at=at)
        done += 1
    return done


def _moment(since: date, days: int) -> datetime:
    """Late in the morning of the first business day so many days later."""
    calendar, day = calendar_in_force(), since + timedelta(days=days)
    while not calendar.is_business(day):
        day += timedelta(days=1)
    return datetime.combine(day, LATE, zone())
