"""Make the town big: take its petitions, lay copies of them in batches, each whole, sealed and numbered."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from ventanilla.cases.models import Case
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.journal import subscriptions
from ventanilla.journal.actions import record, seal_entries
from ventanilla.journal.actions.seal import add_link
from ventanilla.journal.actor import INSTALLER, Subject
from ventanilla.journal.models import Entry, Seal, SealMember, SubscriberCursor
from ventanilla.lib.refusals import Refusal
from ventanilla.reception.models import LogClosing
from ventanilla.town.bulk import accounts, numbers, units, writing
from ventanilla.town.bulk.die import Die, Unknown
from ventanilla.town.bulk.making import Ground, make
from ventanilla.town.bulk.plan import Turn, turns
from ventanilla.town.bulk.registry import WORDS, kept_fields, model_of, target
from ventanilla.town.bulk.stamp import Copy, Press, Sheet
from ventanilla.town.events import MADE, MULTIPLIED
from ventanilla.town.names import names
from ventanilla.utility.queries import zone
from ventanilla.utility.vocabulary import said

BATCH = 250
"""Copies that enter in one transaction."""
_ACCOUNTS_A_COPY = 0.6


class UnableToMultiply(Refusal):
    """This database is not a town's, or is one that was made big already."""


@dataclass(frozen=True)
class Grown:
    """How many petitions and rows were added, and how many of the town's could not be copied."""

    cases: int
    rows: int
    skipped: int


def multiply(*, to: int, seed: int, at: datetime, told: Callable[[int, int], None]) -> Grown:
    """Copies of what the town lived until it has `to` petitions; `told` hears how many of how many were laid.

    Each batch is a transaction of its own with its folios and its seal, so that a stop halfway leaves a whole town.
    Errors: UnableToMultiply.
    """
    _refuse(to)
    _read_all(at)
    chance = random.Random(f"bulk {seed}")
    found, dies, skipped = _dies()
    petitions = to - Case.objects.count()
    plan = turns(found, petitions, calendar_in_force(), chance)
    if not plan:
        raise UnableToMultiply("sin-peticiones", "El pueblo no tiene peticiones que copiar; déjelo vivir más días.")
    writing.hasten()
    span = writing.last_ids()
    most = max(turn.number for turn in plan)
    writing.reserve({label: last * (most + 1) for label, last in span.items()})
    facts = {"to": to, "copies": len(plan), "petitions": petitions}  # a letter or a visit may be copied by itself
    record(event=MULTIPLIED, by=INSTALLER, at=at, on=Subject("town", "town"), facts=facts)
    rows = done = 0
    copies = _copies(plan, dies, seed, chance)
    for batch in batched(copies, BATCH, strict=False):
        rows += _lay(batch, span, at, chance)
        done += len(batch)
        told(done, len(plan))
    writing.follow()
    _end(at)
    return Grown(Case.objects.count(), rows, skipped)


def is_town() -> bool:
    """Whether this database bears the mark of an invented town."""
    return Entry.objects.filter(event=MADE).exists()


def _refuse(to: int) -> None:
    if not is_town():
        raise UnableToMultiply("no-es-pueblo", "Esta base no es la de un pueblo inventado; aquí no se copia nada.")
    if Entry.objects.filter(event=MULTIPLIED).exists():
        raise UnableToMultiply("ya-multiplicado", "Este pueblo ya se multiplicó; haga otro en una base vacía.")
    if LogClosing.objects.exists():
        raise UnableToMultiply(
            "dia-cerrado",
            f"Ya se cerró un día de {said('visit_log')} y no admite más visitas; haga otro pueblo con --to-multiply.",
        )
    if Case.objects.count() >= to:
        raise UnableToMultiply("ya-son", "El pueblo ya tiene tantas peticiones; pida más.")


def _read_all(at: datetime) -> None:
    """What the town lived is sealed, and whoever listens to the journal hears it before anything is copied."""
    subscriptions.deliver(at, 0)
    while seal_entries(at=at, limit=5000, everything=True) or subscriptions.deliver(at, subscriptions.SEALS_A_TIME):
        pass


def _dies() -> tuple[list[units.Unit], list[Die], int]:
    """What can be copied, the die of each, and how many could not be understood."""
    collected = units.collect()
    referred = {
        row[f.attname]
        for unit in collected
        for label in unit.rows
        for f in kept_fields(model_of(label))
        if target(f) == "register.Account"
        for row in unit.values(label)
    }
    ground = Ground(zone(), numbers.every_series(), accounts.known(referred - {None}))
    found, dies = [], []
    for unit in collected:
        try:
            dies.append(make(unit, ground))
        except Unknown:
            continue
        found.append(unit)
    return found, dies, len(collected) - len(found)


def _copies(plan: Sequence[Turn], dies: Sequence[Die], seed: int, chance: random.Random) -> Iterator[Copy]:
    """The copies in turn, each with accounts of the register and people who hold none."""
    known = accounts.spread(int(len(plan) * _ACCOUNTS_A_COPY) + 100)
    people = names(seed)
    for turn in plan:
        die = dies[turn.unit]
        strangers = [next(people) for held in die.names if held is None]
        of = chance.sample(known, len(die.accounts))
        yield Copy(die, turn.number, turn.shift, of, strangers)


@transaction.atomic
def _lay(batch: Sequence[Copy], span: dict[str, int], at: datetime, chance: random.Random) -> int:
    """One batch: rows of every table, the counters of its folios, its words, and one seal over its entries."""
    counters, sheet = numbers.Counters(), Sheet()
    press = Press(span, zone(), counters.next_number, chance)
    for copy in batch:
        press.stamp(copy, sheet)
    for label, rows in sheet.rows.items():
        model = model_of(label)
        writing.insert(model._meta.db_table, [str(f.column) for f in kept_fields(model)], rows)
    writing.insert(model_of(WORDS)._meta.db_table, ["case_id", "word"], sheet.words)
    counters.keep()
    _seal(sheet, at)
    return len(sheet)


def _seal(sheet: Sheet, at: datetime) -> None:
    seal = add_link(members=sorted(sheet.entries), at=at)
    if seal is None:
        raise UnableToMultiply("sello", "Otro proceso selló la bitácora a la vez; detenga «ventanilla work» y repita.")
    members = [(str(entry), str(seal.number)) for entry, _ in sheet.entries]
    writing.insert(SealMember._meta.db_table, ["entry_id", "seal_id"], members)


def _end(at: datetime) -> None:
    """Seal what is left; who listens to the journal goes on after the copies: they are not news."""
    seal_entries(at=at, limit=5000, everything=True)
    last = Seal.objects.order_by("-number").values_list("number", flat=True).first()
    SubscriberCursor.objects.update(seal=last)
