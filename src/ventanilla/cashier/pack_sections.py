"""How `cashier.toml` is read and checked: what is wrong is said with file and line."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from ventanilla.cashier.catalogue import CASH, KINDS, AccountingAccount, Bank, Chart, Contingency, Means, Till, Tills
from ventanilla.cashier.sides import unaccounted
from ventanilla.ledger.models import LedgerAccount
from ventanilla.utility.rows import Shape, coded_line, read_rows, row_line
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

PATH = "cashier.toml"
SERIES = ("payment", "cut", "settlement")
"""The series of folios.toml without which nobody can be given a receipt."""
_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
_NAMED: dict[str, type] = {"code": str, "name": str}
TILL = Shape("till", _NAMED, _ORIGIN)
MEANS = Shape("means", {**_NAMED, "kind": str}, {"reference": str, **_ORIGIN})
BANK = Shape("bank", _NAMED, _ORIGIN)
ACCOUNTING = "accounting.toml"
ACCOUNT = Shape("account", {"ledger": str, **_NAMED}, {"concept": str, **_ORIGIN}, key="")
type Fit = tuple[Callable[[Any], bool], str]
_TEXT: Fit = (lambda v: isinstance(v, str) and bool(v.strip()), "un texto")
_NUMBER: Fit = (lambda v: type(v) is int and v > 0, "un número entero mayor que cero")
_COUNTED: Fit = (
    lambda v: isinstance(v, list) and all(type(one) is int and one > 0 for one in v) and v == sorted(v)[::-1],
    "una lista de centavos, de mayor a menor",
)
_TABLES: dict[str, dict[str, Fit]] = {
    "receipt": {"legend": _TEXT},
    "cash": {"denominations": _COUNTED},
    "contingency": {
        **dict.fromkeys(("series", "source"), _TEXT),
        **dict.fromkeys(("most", "entry_hours", "days_back"), _NUMBER),
        "assumed": (lambda v: v is True, "true, o quitarse"),
    },
}


def read_tills(files: Files) -> Tills:
    """Errors: PackRefused. A pack without the file collects nothing."""
    if PATH not in files.by_path:
        return Tills()
    said = {table: _table(files, table) for table in _TABLES}
    paper = said.pop("contingency")
    given: dict[str, Any] = {name: value for table in said.values() for name, value in table.items()}
    if "contingency" in files.toml(PATH):
        if not (paper.get("source") or paper.get("assumed")):
            sentence = "«contingency» no dice de dónde viene: escriba «source» o «assumed = true»."
            raise PackRefused([Fault(PATH, files.line(PATH, "[contingency]"), sentence)])
        given["contingency"] = Contingency(**paper)
    tills = {row["code"]: Till(**row) for row in read_rows(files, PATH, TILL)}
    means = {row["code"]: Means(**row) for row in read_rows(files, PATH, MEANS)}
    banks = {row["code"]: Bank(**row) for row in read_rows(files, PATH, BANK)}
    return Tills(tills=tills, means=means, banks=banks, **given)


def _table(files: Files, table: str) -> dict[str, Any]:
    """What a table says, each value as it must be. Errors: PackRefused."""
    given: dict[str, Any] = {}
    for name, value in files.toml(PATH).get(table, {}).items():
        line = files.line(PATH, f"[{table}]", f"\n{name}") + 1
        if name not in _TABLES[table]:
            raise PackRefused([Fault(PATH, line, f"Nadie usa el dato «{name}»; revise cómo está escrito o quítelo.")])
        fits, words = _TABLES[table][name]
        if not fits(value):
            raise PackRefused([Fault(PATH, line, f"«{name}» debe ser {words}.")])
        given[name] = tuple(value) if isinstance(value, list) else value
    return given


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
    if paper := value.contingency:
        line = pack.files.line(PATH, "[contingency]")
        if paper.series not in pack.section("folios"):
            yield Fault(PATH, line, f"No hay una serie «{paper.series}» en folios.toml.")
        elif paper.series in SERIES:
            yield Fault(PATH, line, f"La serie «{paper.series}» ya numera otra cosa; escriba una para los talonarios.")


register(Section("tills", "by_date", (PATH,), read_tills, check_tills))


def read_chart(files: Files) -> Chart:
    """Errors: PackRefused. A pack without the file has no accounting accounts."""
    if ACCOUNTING not in files.by_path:
        return Chart()
    return Chart(tuple(AccountingAccount(**row) for row in read_rows(files, ACCOUNTING, ACCOUNT)))


def check_chart(value: Chart, pack: PackView) -> Iterable[Fault]:
    """Each is for a known side of the ledger, and no side and concept has two."""
    kinds = sorted(kind for kind, _ in LedgerAccount.KINDS if kind != LedgerAccount.CLEARING)
    seen: set[tuple[str, str]] = set()
    for n, one in enumerate(value.accounts):
        if one.ledger not in kinds:
            line = row_line(pack.files, ACCOUNTING, "account", n, "ledger")
            yield Fault(ACCOUNTING, line, f"«ledger» debe ser uno de: {', '.join(kinds)}.")
        if (one.ledger, one.concept) in seen:
            line = row_line(pack.files, ACCOUNTING, "account", n)
            yield Fault(ACCOUNTING, line, f"Ya hay una cuenta contable para «{one.ledger}» y «{one.concept}».")
        seen.add((one.ledger, one.concept))


def without_account(value: Chart, pack: PackView, today: date) -> Iterable[str]:
    """What would be told without an accounting account."""
    if missing := unaccounted(pack.section("tariffs"), pack.section("tills"), value):
        yield f"Sin cuenta contable, agréguela en {ACCOUNTING}: {'; '.join(missing)}."


register(Section("accounting", "by_date", (ACCOUNTING,), read_chart, check_chart, tell=without_account))
