"""How `cashier.toml` is read and checked: what is wrong is said with file and line."""

from collections.abc import Callable, Iterable
from typing import Any

from ventanilla.cashier.catalogue import CASH, KINDS, Means, Till, Tills
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

PATH = "cashier.toml"
SERIES = ("payment", "cut", "settlement")
"""The series of folios.toml without which nobody can be given a receipt."""
_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
_NAMED: dict[str, type] = {"code": str, "name": str}
TILL = Shape("till", _NAMED, _ORIGIN)
MEANS = Shape("means", {**_NAMED, "kind": str}, {"reference": str, **_ORIGIN})
_TABLES: dict[str, tuple[str, Callable[[Any], bool], str]] = {
    "receipt": ("legend", lambda v: isinstance(v, str) and bool(v.strip()), "un texto"),
    "cash": (
        "denominations",
        lambda v: isinstance(v, list) and all(type(one) is int and one > 0 for one in v) and v == sorted(v)[::-1],
        "una lista de centavos, de mayor a menor",
    ),
}


def read_tills(files: Files) -> Tills:
    """Errors: PackRefused. A pack without the file collects nothing."""
    if PATH not in files.by_path:
        return Tills()
    given: dict[str, Any] = {}
    for table, (key, fits, words) in _TABLES.items():
        for name, value in files.toml(PATH).get(table, {}).items():
            line = files.line(PATH, f"[{table}]", f"\n{name}") + 1
            if name != key:
                sentence = f"Nadie usa el dato «{name}»; revise cómo está escrito o quítelo."
                raise PackRefused([Fault(PATH, line, sentence)])
            if not fits(value):
                raise PackRefused([Fault(PATH, line, f"«{name}» debe ser {words}.")])
            given[name] = tuple(value) if isinstance(value, list) else value
    tills = {row["code"]: Till(**row) for row in read_rows(files, PATH, TILL)}
    means = {row["code"]: Means(**row) for row in read_rows(files, PATH, MEANS)}
    return Tills(tills=tills, means=means, **given)


def check_tills(value: Tills, pack: PackView) -> Iterable[Fault]:
    """Each means is of a known kind, one gives change, and receipts, cuts and settlements have their folios."""
    if PATH not in pack.files.by_path:
        return
    for one in value.means.values():
        if one.kind not in KINDS:
            line = coded_line(pack.files, PATH, "means", one.code, "kind")
            yield Fault(PATH, line, f"«kind» debe ser uno de: {', '.join(KINDS)}.")
    if sum(one.kind == CASH for one in value.means.values()) != 1:
        yield Fault(PATH, 1, f"Debe haber un medio de pago en efectivo, y solo uno (kind = «{CASH}»).")
    if not value.denominations:
        yield Fault(PATH, 1, "Escriba en [cash] los billetes y monedas que se cuentan (denominations).")
    for series in SERIES:
        if series not in pack.section("folios"):
            yield Fault(PATH, 1, f"Para cobrar hace falta la serie «{series}» en folios.toml.")


register(Section("tills", "by_date", (PATH,), read_tills, check_tills))
