"""The town's register: the known neighbours, and as many others as asked, all added by the real action."""

import random
from collections.abc import Callable
from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.register.actions import add_account
from ventanilla.register.models import Account
from ventanilla.town.events import MADE
from ventanilla.town.words import NAMES, NEIGHBOURHOODS, STREETS, SURNAMES

CAST = (
    ("00045812", "Guadalupe Pérez López", "Hidalgo", "23"),
    ("00045813", "Jesús Ramírez Cruz", "Hidalgo", "25"),
    ("00060001", "Tintorería La Burbuja, S.A. de C.V.", "Benito Juárez", "110"),
    ("00060002", "Lote sin construir de Rosa Núñez Peña", "Presa Vieja", "S/N"),
)
"""Lupe pays on time, Chuy owes three periods, the dry cleaner is commercial, the lot is vacant."""


SLIP_ONE_IN = 7
"""One neighbour in seven has the street mistyped in the register."""


def settle(*, seed: int, accounts: int, by: Actor, at: datetime, told: Callable[[int], None]) -> list[Account]:
    """Mark the database as a town's and add `accounts` accounts, the cast first; `told` hears how many stand."""
    record(event=MADE, by=by, at=at, on=Subject("town", "town"), facts={"seed": seed, "accounts": accounts})
    chance = random.Random(f"padron {seed}")
    made = []
    for n in range(accounts):
        number, holder, street, exterior = CAST[n] if n < len(CAST) else _neighbour(chance, n)
        made.append(
            add_account(
                number=number,
                holder=holder,
                street=street,
                exterior=exterior,
                neighbourhood=chance.choice(NEIGHBOURHOODS),
                postal_code=f"53{chance.randrange(1000):03d}",
                premises_number=f"P-{n + 1:06d}",
                use_class="Comercial" if n == 2 else "Doméstico",
                meter=f"M{chance.randrange(10**8):08d}",
                phones=[f"55 {chance.randrange(1000, 9999)} {chance.randrange(1000, 9999)}"],
                since=date(2015, 1, 1),
                by=by,
                at=at,
            )
        )
        if n % 100 == 99:
            told(n + 1)
    return made


def _neighbour(chance: random.Random, n: int) -> tuple[str, str, str, str]:
    holder = f"{chance.choice(NAMES)} {chance.choice(SURNAMES)} {chance.choice(SURNAMES)}"
    number, street = f"{70000 + n:08d}", chance.choice(STREETS)
    return number, holder, mistyped(street) if n % SLIP_ONE_IN == 0 else street, str(chance.randrange(1, 400))


def mistyped(street: str) -> str:
    """The street with its last two letters swapped, or the last one twice when they are the same.

    >>> mistyped("Hidalgo")
    'Hidalog'
    """
    swapped = street[:-2] + street[-1] + street[-2]
    return swapped if swapped != street else street + street[-1]


SLIPS = {mistyped(street): street for street in STREETS}
"""How a street mistyped should read."""
