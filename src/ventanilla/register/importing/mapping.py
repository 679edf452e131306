"""The mapping file: which column of another system's file is which datum of the register. Pure."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ventanilla.lib.refusals import Refusal
from ventanilla.register.words import plain

FIELDS = (
    "number",
    "premises_number",
    "holder",
    "use_class",
    "state",
    "street",
    "exterior",
    "interior",
    "neighbourhood",
    "postal_code",
    "reference",
    "phones",
    "email",
    "rfc",
    "curp",
    "since",
    "meter",
    "meter_since",
)
"""What a column may be mapped to."""

_TOP = frozenset(
    ("source", "encoding", "delimiter", "decimal", "dates", "sheet")
    + ("columns", "balances", "defaults", "values", "zero_fill")
)


class MappingRefused(Refusal):
    """The mapping file cannot be used; the sentence says why."""


@dataclass(frozen=True)
class Mapping:
    """A mapping as read. `columns` gives for each field its columns (joined by a space when several);

    `concepts` gives for each balance concept its column; `values` translates what a cell says.
    """

    source: str
    columns: dict[str, tuple[str, ...]]
    encoding: str = "utf-8"
    delimiter: str = ""
    decimal: str = "."
    dates: tuple[str, ...] = ("%d/%m/%Y", "%Y-%m-%d")
    sheet: str = ""
    concepts: dict[str, str] = field(default_factory=dict)
    as_of: date | None = None
    as_of_column: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    zero_fill: dict[str, int] = field(default_factory=dict)

    @property
    def wanted(self) -> list[str]:
        """Every column the file must have."""
        found = [c for columns in self.columns.values() for c in columns] + list(self.concepts.values())
        return list(dict.fromkeys(found + ([self.as_of_column] if self.as_of_column else [])))


def read_mapping(text: str) -> Mapping:
    """Errors: MappingRefused with what to correct."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(f"no se puede leer como TOML: {error}") from error
    _only_known(table, _TOP, "")
    columns = {name: _columns(name, value) for name, value in table.get("columns", {}).items()}
    _only_known(columns, frozenset(FIELDS), "columns.")
    for needed in ("number", "holder"):
        if needed not in columns:
            raise _refused(f"falta «{needed}» en [columns]")
    if table.get("decimal", ".") not in (".", ","):
        raise _refused("«decimal» solo puede ser punto o coma")
    balances = table.get("balances", {})
    _only_known(balances, frozenset(("as_of", "as_of_column", "concepts")), "balances.")
    defaults = {name: str(value) for name, value in table.get("defaults", {}).items()}
    _only_known(defaults, frozenset(FIELDS), "defaults.")
    values = table.get("values", {})
    _only_known(values, frozenset(FIELDS), "values.")
    return Mapping(
        source=str(table.get("source", "")) or "Sistema anterior",
        columns=columns,
        encoding=_encoding(str(table.get("encoding", "utf-8"))),
        delimiter=str(table.get("delimiter", "")),
        decimal=table.get("decimal", "."),
        dates=tuple(table.get("dates", ("%d/%m/%Y", "%Y-%m-%d"))),
        sheet=str(table.get("sheet", "")),
        concepts={str(k): str(v) for k, v in balances.get("concepts", {}).items()},
        as_of=_day(balances.get("as_of")),
        as_of_column=str(balances.get("as_of_column", "")),
        defaults=defaults,
        values={name: {plain(str(k)): str(v) for k, v in pairs.items()} for name, pairs in values.items()},
        zero_fill={str(k): int(v) for k, v in table.get("zero_fill", {}).items()},
    )


def _refused(what: str) -> MappingRefused:
    return MappingRefused(
        "correspondencia-invalida",
        f"El archivo de correspondencia {what}. Corríjalo y súbalo otra vez.",
        field="mapping",
    )


def _only_known(table: dict[str, Any], known: frozenset[str], where: str) -> None:
    if strange := sorted(table.keys() - known):
        raise _refused(
            f"dice «{where}{strange[0]}», que no se conoce; los datos posibles son: {', '.join(sorted(known))}"
        )


def _columns(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise _refused(f"debe dar en columns.{name} el nombre de una columna o una lista de nombres")


def _encoding(name: str) -> str:
    try:
        "".encode(name)
    except LookupError as error:
        raise _refused(f"nombra una codificación que no existe: «{name}»") from error
    return name


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise _refused(f"debe escribir balances.as_of como 2026-10-31, no «{value}»") from error
