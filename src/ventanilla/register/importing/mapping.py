"""The mapping file: which column of another system's file is which datum of the register. Pure."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ventanilla.lib.refusals import Refusal
from ventanilla.lib.toml import NotToml, read_toml
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
    "diameter",
    "connected_since",
    "sewer_diameter",
    "sewer_since",
    "contract",
    "contract_since",
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
        table = read_toml(text)
    except NotToml as error:
        raise refused(f"no se puede leer: {error}") from error
    only_known(table, _TOP, "")
    columns = {name: _columns(name, value) for name, value in table_in(table, "columns").items()}
    only_known(columns, frozenset(FIELDS), "columns.")
    for needed in ("number", "holder"):
        if needed not in columns:
            raise refused(f"falta «{needed}» en [columns]")
    if table.get("decimal", ".") not in (".", ","):
        raise refused("«decimal» solo puede ser punto o coma")
    balances = table_in(table, "balances")
    only_known(balances, frozenset(("as_of", "as_of_column", "concepts")), "balances.")
    defaults = texts_in(table, "defaults", frozenset(FIELDS))
    values = table_in(table, "values")
    only_known(values, frozenset(FIELDS), "values.")
    return Mapping(
        source=str(table.get("source", "")) or "Sistema anterior",
        columns=columns,
        encoding=known_encoding(str(table.get("encoding", "utf-8"))),
        delimiter=str(table.get("delimiter", "")),
        decimal=table.get("decimal", "."),
        dates=told_dates(table),
        sheet=str(table.get("sheet", "")),
        concepts=texts_in(balances, "concepts", within="balances."),
        as_of=told_day(balances.get("as_of"), "balances.as_of"),
        as_of_column=str(balances.get("as_of_column", "")),
        defaults=defaults,
        values={
            name: {plain(said): meant for said, meant in texts_in(values, name, within="values.").items()}
            for name in values
        },
        zero_fill=told_fills(table, frozenset(FIELDS)),
    )


def refused(what: str) -> MappingRefused:
    """What to correct, said of the mapping file."""
    return MappingRefused(
        "correspondencia-invalida",
        f"El archivo de correspondencia {what}. Corríjalo y súbalo otra vez.",
        field="mapping",
    )


def only_known(table: dict[str, Any], known: frozenset[str], where: str) -> None:
    """Errors: MappingRefused, for a datum nobody knows."""
    if strange := sorted(table.keys() - known):
        raise refused(
            f"dice «{where}{strange[0]}», que no se conoce; los datos posibles son: {', '.join(sorted(known))}"
        )


def table_in(table: dict[str, Any], name: str, within: str = "") -> dict[str, Any]:
    """A part of the mapping, empty where there is none. Errors: MappingRefused."""
    given = table.get(name, {})
    if not isinstance(given, dict):
        raise refused(f"debe tener en [{within}{name}] renglones de la forma «nombre = valor»")
    return given


def texts_in(table: dict[str, Any], name: str, known: frozenset[str] | None = None, within: str = "") -> dict[str, str]:
    """A part of the mapping that holds texts or numbers, as texts. Errors: MappingRefused."""
    given = table_in(table, name, within)
    if any(isinstance(value, (dict, list)) for value in given.values()):
        raise refused(f"debe tener en [{within}{name}] renglones de la forma «nombre = valor»")
    if known is not None:
        only_known(given, known, f"{within}{name}.")
    return {str(key): str(value) for key, value in given.items()}


def told_dates(table: dict[str, Any]) -> tuple[str, ...]:
    """The formats of days. Errors: MappingRefused."""
    dates = table.get("dates", ["%d/%m/%Y", "%Y-%m-%d"])
    if not isinstance(dates, list) or not dates or not all(isinstance(one, str) for one in dates):
        raise refused("debe dar en «dates» una lista de formatos de fecha")
    return tuple(dates)


def told_fills(table: dict[str, Any], known: frozenset[str]) -> dict[str, int]:
    """How long each number is that lost its zeros. Errors: MappingRefused."""
    fills = texts_in(table, "zero_fill", known)
    for name, fill in fills.items():
        if not (fill.isascii() and fill.isdigit() and int(fill) <= 40):
            raise refused(f"debe dar en zero_fill.{name} cuántas cifras tiene, hasta 40")
    return {name: int(fill) for name, fill in fills.items()}


def _columns(name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise refused(f"debe dar en columns.{name} el nombre de una columna o una lista de nombres")


def known_encoding(name: str) -> str:
    """The same name. Errors: MappingRefused."""
    try:
        "".encode(name)
    except LookupError as error:
        raise refused(f"nombra una codificación que no existe: «{name}»") from error
    return name


def told_day(value: object, where: str) -> date | None:
    """A day of the mapping, or None where it says none. Errors: MappingRefused."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise refused(f"debe escribir {where} como 2026-10-31, no «{value}»") from error
