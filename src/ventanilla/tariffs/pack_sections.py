"""How `tariffs/*.toml` are read and checked: what may be wrong is said with file and line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import combinations, groupby
from typing import Any

from ventanilla.lib.validity import overlap
from ventanilla.register.models import State
from ventanilla.tariffs.pack_rules import ADJUSTMENT, INDEX, PRESCRIPTION, UPDATE, check_rules
from ventanilla.tariffs.points import (
    Adjustment,
    Book,
    Concept,
    Fee,
    IndexValue,
    Prescription,
    Programme,
    Proxy,
    Rounding,
    Surcharge,
    Tax,
    UnitValue,
    Update,
)
from ventanilla.tariffs.points.book import PESO
from ventanilla.tariffs.published import how_it_stands, kept_as_published
from ventanilla.utility.rows import Shape, read_rows, row_line
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

FOLDER = "tariffs/"
_VALID: dict[str, type] = {"valid_from": date}
_ORIGIN: dict[str, type] = {"valid_until": date, "citation": str, "assumed": bool}
_CODED: dict[str, type] = {"code": str, "name": str}
CONCEPT = Shape("concept", _CODED, {"order": int, "accrues": bool, "source": str, "assumed": bool})
UNIT = Shape("unit", {**_CODED, "centavos": int, **_VALID}, _ORIGIN, key="")
FEE = Shape(
    "fee",
    {**_CODED, "concept": str, "amount": str, "unit": str, **_VALID},
    {"uses": list, "months": int, "states": list, **_ORIGIN},
    key="",
)
TAX = Shape("tax", {**_CODED, "concept": str, "percent": str, **_VALID}, {"uses": list, **_ORIGIN}, key="")
SURCHARGE = Shape("surcharge", {**_CODED, "concept": str, "percent": str, **_VALID}, _ORIGIN, key="")
PROGRAMME = Shape(
    "programme",
    {**_CODED, "concepts": list, "percent": str, **_VALID},
    {"cap_centavos": int, "desk_centavos": int, "papers": list, **_ORIGIN},
    key="",
)
PROXY = Shape("proxy", _CODED, {"citation": str, "assumed": bool})
ROUNDING = f"{FOLDER}rounding.toml"
_ROUNDING: dict[str, tuple[Callable[[Any], bool], str]] = {
    "step": (lambda v: type(v) is int and v > 0, "un entero mayor que cero, en centavos"),
    "down_to": (lambda v: type(v) is int and v >= 0, "un entero, en centavos"),
    "concept": (lambda v: isinstance(v, str), "un texto"),
    "citation": (lambda v: isinstance(v, str), "un texto"),
}
_FILES: dict[str, tuple[Shape, Any, str]] = {
    "concepts": (CONCEPT, Concept, ""),
    "units": (UNIT, UnitValue, ""),
    "fees": (FEE, Fee, "amount"),
    "taxes": (TAX, Tax, "percent"),
    "surcharges": (SURCHARGE, Surcharge, "percent"),
    "programmes": (PROGRAMME, Programme, "percent"),
    "adjustments": (ADJUSTMENT, Adjustment, ""),
    "prescriptions": (PRESCRIPTION, Prescription, ""),
    "indices": (INDEX, IndexValue, "value"),
    "updates": (UPDATE, Update, ""),
    "proxies": (PROXY, Proxy, ""),
}
"""For each file the shape of its rows, what they become, and the datum that is a decimal number."""


def read_book(files: Files) -> Book:
    """The tariffs; a pack without the folder charges nothing."""
    return Book(**{name: tuple(_rows(files, name)) for name in _FILES}, rounding=_rounding(files))


def _rounding(files: Files) -> Rounding:
    """To the centavo where the pack says nothing."""
    if ROUNDING not in files.by_path:
        return Rounding()
    told = files.toml(ROUNDING)
    faults = [
        Fault(ROUNDING, files.line(ROUNDING, key), f"Nadie usa el dato «{key}»; revise cómo está escrito o quítelo.")
        for key in told.keys() - _ROUNDING.keys()
    ]
    faults += [
        Fault(ROUNDING, files.line(ROUNDING, key), f"«{key}» debe ser {_ROUNDING[key][1]}.")
        for key, value in told.items()
        if key in _ROUNDING and not _ROUNDING[key][0](value)
    ]
    found = Rounding(**told) if not faults else Rounding()
    if found.down_to >= found.step:
        faults.append(Fault(ROUNDING, files.line(ROUNDING, "down_to"), "«down_to» debe ser menor que «step»."))
    if faults:
        raise PackRefused(faults)
    return found


def _rows(files: Files, name: str) -> Iterator[Any]:
    shape, made, number = _FILES[name]
    path = f"{FOLDER}{name}.toml"
    for index, row in enumerate(read_rows(files, path, shape) if path in files.by_path else ()):
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        if number:
            values[number] = _decimal(files, path, shape.table, index, number, row[number])
        if not row.get("citation") and not row.get("source") and not row.get("assumed"):
            sentence = f"«{row['code']}» no cita su fundamento («citation») ni se marca «assumed = true»."
            raise PackRefused([Fault(path, row_line(files, path, shape.table, index), sentence)])
        yield made(**values)


def _decimal(files: Files, path: str, table: str, index: int, key: str, text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or found < 0:
        sentence = f'«{key}» debe ser un número entre comillas, como "6.483".'
        raise PackRefused([Fault(path, row_line(files, path, table, index, key), sentence)])
    return found


def check_book(value: Book, pack: PackView) -> Iterable[Fault]:
    """Concepts and units exist, and no two rows of the same thing are in force on one day."""
    concepts = {concept.code for concept in value.concepts}
    units = {unit.code for unit in value.units} | {PESO}
    named: list[tuple[str, Sequence[Any]]] = [
        ("fees", value.fees),
        ("taxes", value.taxes),
        ("surcharges", value.surcharges),
    ]
    for name, rows in named:
        for index, row in enumerate(rows):
            if row.concept not in concepts:
                yield _fault(pack, name, index, "concept", f"El concepto «{row.concept}» no está en concepts.toml.")
            if name == "fees" and row.months not in range(13):
                yield _fault(pack, name, index, "months", "«months» va de 0 (un trámite) a 12.")
            if name == "fees" and row.unit not in units:
                yield _fault(
                    pack, name, index, "unit", f"La unidad «{row.unit}» no está en units.toml; ni es «{PESO}»."
                )
    yield from _states(value.fees, pack)
    for index, unit in enumerate(value.units):
        if unit.centavos < 1:
            yield _fault(pack, "units", index, "centavos", "«centavos» debe ser mayor que cero.")
    if value.rounding.concept and value.rounding.concept not in concepts:
        line = pack.files.line(ROUNDING, "concept")
        yield Fault(ROUNDING, line, f"El concepto «{value.rounding.concept}» no está en concepts.toml.")
    yield from _programmes(value.programmes, concepts, pack)
    yield from check_rules(value, pack)
    yield from _overlapping(pack, "programmes", value.programmes, lambda p: (p.code,))
    yield from _overlapping(pack, "units", value.units, lambda u: (u.code,))
    yield from _overlapping(pack, "surcharges", value.surcharges, lambda s: (s.code,))
    yield from _overlapping(pack, "fees", value.fees, lambda f: (f.code, f.uses))
    yield from _overlapping(pack, "taxes", value.taxes, lambda t: (t.code, t.concept, t.uses))


def _states(fees: Sequence[Fee], pack: PackView) -> Iterator[Fault]:
    """A period is charged in some state, and never when the service is terminated."""
    known = [state.value for state in State if state != State.TERMINATED]
    for index, fee in enumerate(fees):
        if not fee.states or not set(fee.states) <= set(known):
            sentence = f"«states» dice en qué estados se carga, uno o más de: {', '.join(known)}."
            yield _fault(pack, "fees", index, "states", sentence)


def _programmes(programmes: Sequence[Programme], concepts: set[str], pack: PackView) -> Iterator[Fault]:
    """Discounts are of concepts that exist, of a percentage that makes sense."""
    for index, programme in enumerate(programmes):
        for code in programme.concepts:
            if code not in concepts:
                yield _fault(pack, "programmes", index, "concepts", f"El concepto «{code}» no está en concepts.toml.")
        if not 0 < programme.percent <= 100:
            yield _fault(pack, "programmes", index, "percent", "«percent» va de más de 0 a 100.")
        if min(programme.cap_centavos, programme.desk_centavos) < 0:
            yield _fault(pack, "programmes", index, "cap_centavos", "Los topes van de 0 (sin tope) en adelante.")


def _overlapping(pack: PackView, name: str, rows: Sequence[Any], same: Any) -> Iterator[Fault]:
    for _, some in groupby(sorted(rows, key=same), key=same):
        for one, other in combinations(some, 2):
            if not overlap(one, other):
                continue
            sentence = f"«{one.code}» tiene dos vigencias que se enciman."
            yield _fault(pack, name, rows.index(other), "valid_from", sentence)


def _fault(pack: PackView, name: str, index: int, key: str, sentence: str) -> Fault:
    path = f"{FOLDER}{name}.toml"
    return Fault(path, row_line(pack.files, path, _FILES[name][0].table, index, key), sentence)


register(Section("tariffs", "by_date", (f"{FOLDER}*.toml",), read_book, check_book, kept_as_published, how_it_stands))
