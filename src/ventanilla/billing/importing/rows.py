"""One row of a file becomes what was owed or paid, or the reasons why it cannot be read. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ventanilla.billing.importing.mapping import BALANCES, CHARGES, FIELDS, PAYMENTS, MoneyMapping
from ventanilla.lib.months import PERIODS, period_of
from ventanilla.register.importing.amounts import pesos_of
from ventanilla.register.importing.days import possible_day
from ventanilla.register.words import key_of, plain

REASONS = {
    "columnas-de-mas": "Tiene más columnas que el encabezado",
    "concepto-desconocido": "El concepto no está en la correspondencia",
    "cuenta-desconocida": "La cuenta no está en el padrón",
    "fecha-ilegible": "Una fecha no se entiende",
    "importe-ilegible": "El importe no es un importe",
    "otro-importe": "Ya se trajo antes con otro importe",
    "pago-sin-importe": "Un pago no es mayor que cero",
    "periodo-ilegible": "El periodo no se entiende",
    "posterior-al-corte": "Es de un día posterior al corte",
    "repetido": "Viene dos veces en el archivo",
    "sin-concepto": "Falta el concepto",
    "sin-cuenta": "Falta el número de cuenta",
    "sin-fecha": "Falta la fecha",
    "texto-largo": "Un texto es demasiado largo",
}
"""Every reason for which a row is rejected, by its code."""
_LONGEST = {"account": 40, "reference": 60}
_NAMES = {"account": "La cuenta", "reference": "La referencia"}
UNKNOWN = "?"
"""How the group of a concept begins that nobody mapped."""
NO_CONCEPT = "pago"
"""Under what a payment that names no concept is added up."""
_CENTAVO = Decimal("0.01")
_NOISE = Decimal("0.000001")
"""Pesos by which a cell of a spreadsheet may miss a centavo."""


class Row(NamedTuple):
    """A row as told: `code` is the pack's concept ("" when none or unknown), `name` the other system's.

    `centavos` is None when it cannot be read, negative in the customer's favour; `on` is the day it counts for.
    `faults` are pairs of code and sentence; a row that has any is rejected.
    """

    account: str
    name: str
    code: str
    centavos: int | None
    period: str
    on: date | None
    due_on: date | None
    reference: str
    faults: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MoneyPlan:
    """A mapping laid over a header, for a kind of file and the day of its cut."""

    mapping: MoneyMapping
    kind: str
    cut_off: date
    width: int
    places: dict[str, int]

    def text(self, cells: Sequence[str]) -> dict[str, str]:
        """Each datum as text."""
        found = dict.fromkeys(FIELDS, "") | self.mapping.defaults
        for name, place in self.places.items():
            if place < len(cells) and cells[place]:
                found[name] = cells[place]
        found["account"] = found["account"].zfill(self.mapping.zero_fill) if found["account"] else ""
        found["period"] = period_of(found["period"]) or found["period"]
        return found


def money_plan(mapping: MoneyMapping, kind: str, cut_off: date, header: Sequence[str]) -> MoneyPlan:
    """How to read rows under this header, which has every column that the kind needs."""
    where: dict[str, int] = {}
    for place, name in enumerate(header):
        where.setdefault(plain(name), place)
    places = {name: where[plain(column)] for name, column in mapping.columns.items() if plain(column) in where}
    return MoneyPlan(mapping, kind, cut_off, len(header), places)


def read_row(plan: MoneyPlan, cells: Sequence[str]) -> Row:
    """What a row says, and what is wrong with it."""
    text, faults = plan.text(cells), list[tuple[str, str]]()
    if len(cells) > plan.width and any(cells[plan.width :]):
        sentence = f"El renglón tiene {len(cells)} columnas y el encabezado {plan.width}; revise comas y comillas."
        faults.append(("columnas-de-mas", sentence))
    for name, most in _LONGEST.items():
        if len(text[name]) > most:
            faults.append(("texto-largo", f"{_NAMES[name]} pasa de {most} letras."))
    if not key_of(text["account"]):
        faults.append(("sin-cuenta", "Falta el número de cuenta."))
    code = _code(plan, text["concept"], faults)
    centavos = _centavos(plan, text["amount"], faults)
    on = plan.cut_off if plan.kind == BALANCES else _day(plan, text["date"], faults)
    if on and on > plan.cut_off:
        faults.append(("posterior-al-corte", f"Es del {on:%d/%m/%Y}, posterior al corte del {plan.cut_off:%d/%m/%Y}."))
    due = _day(plan, text["due"], faults) if text["due"] else None
    period, reference = text["period"], text["reference"]
    if period and plan.kind != PAYMENTS and not period_of(period):
        faults.append(("periodo-ilegible", f"«{period[:40]}» no es un periodo; escríbalo como {PERIODS}."))
    return Row(text["account"], text["concept"], code, centavos, period, on, due, reference, tuple(faults))


def _code(plan: MoneyPlan, name: str, faults: list[tuple[str, str]]) -> str:
    code = plan.mapping.concepts.get(plain(name), "") if name else ""
    if name and not code:
        sentence = f"El concepto «{name[:80]}» no está en [concepts] de la correspondencia; agréguelo ahí."
        faults.append(("concepto-desconocido", sentence))
    if not name and plan.kind != PAYMENTS:
        faults.append(("sin-concepto", "Falta el concepto."))
    return code


def _centavos(plan: MoneyPlan, text: str, faults: list[tuple[str, str]]) -> int | None:
    centavos = exact_centavos(text, plan.mapping.decimal)
    if centavos is None:
        faults.append(("importe-ilegible", f"«{text[:60]}» no es un importe en pesos y centavos."))
    elif plan.kind == PAYMENTS and centavos <= 0:
        faults.append(("pago-sin-importe", f"El pago dice {text[:60]} y debe ser mayor que cero."))
    return centavos


@lru_cache(maxsize=50_000)
def exact_centavos(text: str, decimal: str) -> int | None:
    """Whole centavos; None when it is no amount, or a finer one: nothing is rounded but the noise of a spreadsheet.

    >>> exact_centavos("$1,234.50", "."), exact_centavos("(0.1)", "."), exact_centavos("1.005", ".")
    (123450, -10, None)
    """
    pesos = pesos_of(text, decimal)
    if pesos is None:
        return None
    whole = pesos.quantize(_CENTAVO)
    return int(whole * 100) if abs(pesos - whole) <= _NOISE else None


def _day(plan: MoneyPlan, text: str, faults: list[tuple[str, str]]) -> date | None:
    if not text:
        faults.append(("sin-fecha", "Falta la fecha."))
        return None
    day = possible_day(text, plan.mapping.dates, plan.cut_off)
    if not day:
        shown = plan.cut_off.strftime(plan.mapping.dates[0])
        faults.append(("fecha-ilegible", f"«{text[:40]}» no es un día como {shown}."))
        return None
    return date.fromisoformat(day)


def group_of(plan: MoneyPlan, row: Row) -> str:
    """Under what it is added up: the code of its concept, or what the other system calls it."""
    nothing = NO_CONCEPT if plan.kind == PAYMENTS and not row.name else f"{UNKNOWN}{row.name[:80]}"
    return row.code or nothing


def is_named(plan: MoneyPlan, row: Row) -> bool:
    """Whether nothing else may be called the same: a balance of its concept and period, or what has a number."""
    return plan.kind == BALANCES or bool(row.reference)


def called(plan: MoneyPlan, row: Row, account: str, times: int = 0) -> str:
    """What the row is called for ever, so that it enters once whatever file brings it.

    What has a number in the other system is known by it, a balance by its concept, period and due day; anything else
    by all it says and which of those that say the same it is.
    """
    about: list[object] = [plan.mapping.source, plan.kind, account, row.code]
    if plan.kind == BALANCES:
        about += [plan.cut_off, row.period, row.due_on]
    elif row.reference:
        about += [row.reference, row.period if plan.kind == CHARGES else ""]
    else:
        about += [row.on, row.period, row.due_on, row.centavos, times]
    return hashlib.blake2b("\x1f".join(map(str, about)).encode(), digest_size=16).hexdigest()


def spoken_of(plan: MoneyPlan, cells: Sequence[str]) -> tuple[object, ...] | None:
    """Much the same, before days and account are understood, to find what a file says twice; None for no amount."""
    text = plan.text(cells)
    centavos = exact_centavos(text["amount"], plan.mapping.decimal)
    if centavos is None:
        return None
    about = (text["account"], text["concept"], text["period"], text["reference"])
    if plan.kind == BALANCES:
        return (*about[:3], text["due"])
    return about if about[-1] else (*about, text["date"], text["due"], centavos)
