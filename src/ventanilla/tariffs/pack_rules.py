"""How the rows of adjustments, prescription, price indices and updates are written, and what may be wrong in them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from ventanilla.lib.months import Month
from ventanilla.lib.validity import overlap
from ventanilla.tariffs.points import Book
from ventanilla.tariffs.points.changes import WAYS
from ventanilla.tariffs.points.inflation import BASES
from ventanilla.utility.rows import Shape, row_line
from ventanilla.utility.sections import Fault, PackView

SERIES = "adjustment"
"""The series of folios.toml without which nothing can be adjusted."""
_NAMED: dict[str, type] = {"code": str, "name": str, "valid_from": date}
_ORIGIN: dict[str, type] = {"valid_until": date, "citation": str, "assumed": bool}
ADJUSTMENT = Shape("adjustment", {**_NAMED, "concept": str}, {"way": str, **_ORIGIN}, key="")
PRESCRIPTION = Shape("prescription", {**_NAMED, "concepts": list, "years": int, "adjustment": str}, _ORIGIN, key="")
INDEX = Shape("index", {"code": str, "month": str, "value": str}, {"citation": str, "assumed": bool}, key="")
UPDATE = Shape(
    "update",
    {**_NAMED, "concepts": list, "index": str, "concept": str},
    {"decimals": int, "base": str, **_ORIGIN},
    key="",
)
_TABLES = {"adjustments": ADJUSTMENT, "prescriptions": PRESCRIPTION, "indices": INDEX, "updates": UPDATE}
MOST_YEARS, MOST_DECIMALS = 50, 10


def check_rules(value: Book, pack: PackView) -> Iterator[Fault]:
    """What these rows name exists, their numbers make sense, and no two say different things of one day."""
    yield from _adjustments(value, pack)
    yield from _prescriptions(value, pack)
    yield from _indices(value, pack)
    yield from _updates(value, pack)


def _adjustments(value: Book, pack: PackView) -> Iterator[Fault]:
    own = {programme.code for programme in value.programmes} | {value.rounding.concept}
    for index, row in enumerate(value.adjustments):
        if row.way not in WAYS:
            yield _fault(pack, "adjustments", index, "way", f"«way» debe ser uno de: {', '.join(WAYS)}.")
        yield from _unknown(value, pack, "adjustments", index, "concept", [row.concept])
        if not row.raises and row.concept in own:
            sentence = f"«{row.concept}» ya es de un descuento o del redondeo; dele un concepto propio."
            yield _fault(pack, "adjustments", index, "concept", sentence)
    for index, _ in _twice(value.adjustments, lambda a: {a.code}):
        yield _fault(pack, "adjustments", index, "valid_from", "Ese ajuste tiene dos vigencias que se enciman.")
    if value.adjustments and SERIES not in pack.section("folios"):
        yield _fault(pack, "adjustments", 0, "code", f"Para ajustar hace falta la serie «{SERIES}» en folios.toml.")


def _prescriptions(value: Book, pack: PackView) -> Iterator[Fault]:
    write_offs = {row.code for row in value.adjustments if row.writes_off}
    for index, row in enumerate(value.prescriptions):
        yield from _unknown(value, pack, "prescriptions", index, "concepts", row.concepts)
        if row.years not in range(1, MOST_YEARS + 1):
            yield _fault(pack, "prescriptions", index, "years", f"«years» va de 1 a {MOST_YEARS}.")
        if row.adjustment not in write_offs:
            sentence = f"«{row.adjustment}» no es una cancelación (way = «write_off») de adjustments.toml."
            yield _fault(pack, "prescriptions", index, "adjustment", sentence)
    yield from _of_one_concept(value.prescriptions, pack, "prescriptions")


def _indices(value: Book, pack: PackView) -> Iterator[Fault]:
    seen = set()
    for index, row in enumerate(value.indices):
        if Month.read(row.month) is None:
            yield _fault(pack, "indices", index, "month", "«month» se escribe como «2026-10».")
        if not row.value:
            yield _fault(pack, "indices", index, "value", "«value» debe ser mayor que cero.")
        if (row.code, row.month) in seen:
            sentence = f"«{row.code}» de {row.month} está repetido; cada mes se escribe una sola vez."
            yield _fault(pack, "indices", index, "month", sentence)
        seen.add((row.code, row.month))


def _updates(value: Book, pack: PackView) -> Iterator[Fault]:
    known, late = {row.code for row in value.indices}, {row.concept for row in value.surcharges}
    for index, row in enumerate(value.updates):
        yield from _unknown(value, pack, "updates", index, "concepts", row.concepts)
        yield from _unknown(value, pack, "updates", index, "concept", [row.concept])
        if row.concept in late or row.concept in row.concepts:
            sentence = f"«{row.concept}» es de otra cosa; la actualización lleva un concepto propio."
            yield _fault(pack, "updates", index, "concept", sentence)
        for code in sorted(late.intersection(row.concepts)):
            sentence = f"«{code}» son recargos: la mora no les agrega nada; quítelo de «concepts»."
            yield _fault(pack, "updates", index, "concepts", sentence)
        if row.index not in known:
            yield _fault(pack, "updates", index, "index", f"El índice «{row.index}» no está en indices.toml.")
        if row.base not in BASES:
            yield _fault(pack, "updates", index, "base", f"«base» debe ser uno de: {', '.join(BASES)}.")
        if row.decimals not in range(MOST_DECIMALS + 1):
            yield _fault(pack, "updates", index, "decimals", f"«decimals» va de 0 a {MOST_DECIMALS}.")
    yield from _of_one_concept(value.updates, pack, "updates")


def _unknown(value: Book, pack: PackView, name: str, index: int, key: str, codes: Sequence[str]) -> Iterator[Fault]:
    known = {concept.code for concept in value.concepts}
    for code in codes:
        if code not in known:
            yield _fault(pack, name, index, key, f"El concepto «{code}» no está en concepts.toml.")


def _of_one_concept(rows: Sequence[Any], pack: PackView, name: str) -> Iterator[Fault]:
    for index, code in _twice(rows, lambda row: set(row.concepts)):
        yield _fault(pack, name, index, "concepts", f"De «{code}» hay dos renglones en vigor un mismo día.")


def _twice(rows: Sequence[Any], same: Any) -> Iterator[tuple[int, str]]:
    """The place of each row in force together with an earlier one of the same, and of what."""
    for (_, one), (index, other) in combinations(enumerate(rows), 2):
        for code in sorted(same(one) & same(other)):
            if overlap(one, other):
                yield index, code


def _fault(pack: PackView, name: str, index: int, key: str, sentence: str) -> Fault:
    path = f"tariffs/{name}.toml"
    return Fault(path, row_line(pack.files, path, _TABLES[name].table, index, key), sentence)
