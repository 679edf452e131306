"""The mapping file of balances, charges or payments: columns, concepts, the day of the cut, control totals. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ventanilla.lib.toml import NotToml, read_toml
from ventanilla.register.importing.amounts import pesos_of
from ventanilla.register.importing.mapping import (
    known_encoding,
    only_known,
    refused,
    table_in,
    texts_in,
    told_dates,
    told_day,
    told_fills,
)
from ventanilla.register.words import plain

BALANCES, CHARGES, PAYMENTS = "balances", "charges", "payments"
FIELDS = ("account", "concept", "amount", "period", "date", "due", "reference")
"""What a column may be mapped to."""
NEEDED = {
    BALANCES: ("account", "concept", "amount"),
    CHARGES: ("account", "concept", "amount", "date"),
    PAYMENTS: ("account", "amount", "date"),
}
"""What each kind of file cannot do without."""
OPTIONAL = {
    BALANCES: ("period", "due"),
    CHARGES: ("period", "due", "reference"),
    PAYMENTS: ("concept", "reference"),
}
"""What each kind of file may lack though the mapping names its column; anything else is not looked for in it."""
_TOP = frozenset(
    ("source", "encoding", "delimiter", "decimal", "dates", "sheet")
    + ("cut_off", "columns", "concepts", "defaults", "zero_fill", "control")
)


@dataclass(frozen=True)
class MoneyMapping:
    """A mapping as read. `concepts` gives the pack's code of what the other system calls it, written plainly;

    `control` holds whole centavos by code, and the total under "".
    """

    source: str
    kind: str
    columns: dict[str, str]
    concepts: dict[str, str]
    encoding: str = "utf-8"
    delimiter: str = ""
    decimal: str = "."
    dates: tuple[str, ...] = ("%d/%m/%Y", "%Y-%m-%d")
    sheet: str = ""
    cut_off: date | None = None
    defaults: dict[str, str] = field(default_factory=dict)
    zero_fill: int = 0
    control: dict[str, int] = field(default_factory=dict)

    @property
    def wanted(self) -> list[str]:
        """Every column the file must have."""
        return self._named(NEEDED[self.kind])

    def lacking(self, header: Iterable[str]) -> list[str]:
        """The columns that a file with this header might have and has not."""
        there = {plain(name) for name in header}
        return [column for column in self._named(OPTIONAL[self.kind]) if plain(column) not in there]

    def _named(self, data: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self.columns[name] for name in data if name in self.columns))


def read_money_mapping(text: str, kind: str, codes: Collection[str]) -> MoneyMapping:
    """`codes` are the concepts of the pack. Errors: MappingRefused with what to correct."""
    try:
        table = read_toml(text)
    except NotToml as error:
        raise refused(f"no se puede leer: {error}") from error
    only_known(table, _TOP, "")
    decimal = table.get("decimal", ".")
    if decimal not in (".", ","):
        raise refused("«decimal» solo puede ser punto o coma")
    defaults = texts_in(table, "defaults", frozenset(FIELDS))
    return MoneyMapping(
        source=str(table.get("source", "")) or "Sistema anterior",
        kind=kind,
        columns=_columns(table, kind, defaults),
        concepts=_concepts(table, codes),
        encoding=known_encoding(str(table.get("encoding", "utf-8"))),
        delimiter=str(table.get("delimiter", "")),
        decimal=decimal,
        dates=told_dates(table),
        sheet=str(table.get("sheet", "")),
        cut_off=told_day(table.get("cut_off"), "cut_off"),
        defaults=defaults,
        zero_fill=told_fills(table, frozenset(("account",))).get("account", 0),
        control=_control(table, decimal, codes),
    )


def _columns(table: dict[str, Any], kind: str, defaults: dict[str, str]) -> dict[str, str]:
    columns = texts_in(table, "columns", frozenset(FIELDS))
    for needed in NEEDED[kind]:
        if needed not in columns and needed not in defaults:
            raise refused(f"falta «{needed}» en [columns]")
    return columns


def _concepts(table: dict[str, Any], codes: Collection[str]) -> dict[str, str]:
    concepts = texts_in(table, "concepts")
    for name, code in concepts.items():
        if code not in codes:
            listed = ", ".join(sorted(codes))
            raise refused(f"dice que «{name}» es «{code}», que no es un concepto del paquete; los hay: {listed}")
    return {plain(name): code for name, code in concepts.items()}


def _control(table: dict[str, Any], decimal: str, codes: Collection[str]) -> dict[str, int]:
    control = table_in(table, "control")
    only_known(control, frozenset(("total", "concepts")), "control.")
    told = {"": str(control["total"])} if "total" in control else {}
    told |= texts_in(control, "concepts", frozenset(codes), "control.")
    found = {}
    for code, text in told.items():
        pesos = pesos_of(text, decimal)
        if pesos is None or pesos * 100 % 1:
            raise refused(f"dice un total de control que no es un importe: «{text}»")
        found[code] = int(pesos * 100)
    return found
