"""The pack's `registry.toml`: how it is read, strictly, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from typing import Any

from ventanilla.correspondence.models import Way
from ventanilla.correspondence.rules import Contingency, LabelSize, Registry, Stamp
from ventanilla.correspondence.ways import SETTING as WAYS
from ventanilla.correspondence.ways import USUAL
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

PATH = "registry.toml"
_KINDS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "day_book": {"series": list},
    "stamp": {"left_mm": (int, float), "top_mm": (int, float), "width_mm": (int, float)},
    "duplicates": {"days": int},
    "contingency": {"series": str, "most": int, "entry_hours": int},
    "custody": {"lent_days": int},
}
_LABEL: Mapping[str, type | tuple[type, ...]] = {
    "code": str,
    "name": str,
    **dict.fromkeys(("columns", "rows"), int),
    **dict.fromkeys(("width_mm", "height_mm", "left_mm", "top_mm", "gap_x_mm", "gap_y_mm"), (int, float)),
}
_NEEDED = ("code", "name", "width_mm", "height_mm")


def read_registry(files: Files) -> Registry:
    """Errors: PackRefused with what is unknown or ill-typed. A pack without the file works by the usual rules."""
    if PATH not in files.by_path:
        return Registry()
    said = files.toml(PATH)
    if unknown := sorted(said.keys() - _KINDS.keys() - {"label"}):
        raise _refused(files, unknown[0], f"Nadie usa la tabla «{unknown[0]}»; revise cómo está escrita o quítela.")
    given = {name: _table(files, name, said.get(name, {}), kinds) for name, kinds in _KINDS.items()}
    usual = Registry()
    return Registry(
        book_series=tuple(given["day_book"].get("series", usual.book_series)),
        stamp=Stamp(**given["stamp"]),
        labels=tuple(_label(files, row) for row in said.get("label", [])) or usual.labels,
        duplicate_days=given["duplicates"].get("days", usual.duplicate_days),
        contingency=Contingency(**given["contingency"]),
        lent_days=given["custody"].get("lent_days", usual.lent_days),
    )


def _ways(pack: PackView) -> Iterable[Fault]:
    """At least one, each known, each once; what passes from hand to hand within the house is not for the public."""
    given, line = pack.section("utility").settings.get(WAYS, USUAL), pack.files.line("pack.toml", WAYS)
    if not isinstance(given, list | tuple) or not given:
        yield Fault("pack.toml", line, f"«{WAYS}» debe ser una lista con al menos una manera de entregar.")
        return
    known = [way for way in Way.values if way != Way.INTERNAL]
    for n, way in enumerate(given):
        if way not in known:
            yield Fault("pack.toml", line, f"«{way}» no es una manera de entregar; use: {', '.join(known)}.")
        elif way in given[:n]:
            yield Fault("pack.toml", line, f"«{WAYS}» repite «{way}».")


def check_registry(value: Registry, pack: PackView) -> Iterable[Fault]:
    """The series and the ways of delivery exist, and no label falls off its sheet (215.9 × 279.4 mm)."""
    yield from _ways(pack)
    known = pack.section("folios")
    for code in value.book_series:
        if PATH in pack.files.by_path and code not in known:
            yield Fault(PATH, pack.files.line(PATH, f'"{code}"'), f"No hay una serie «{code}» en folios.toml.")
    if PATH in pack.files.by_path and value.contingency.series not in known:
        line = pack.files.line(PATH, "[contingency]")
        yield Fault(PATH, line, f"No hay una serie «{value.contingency.series}» en folios.toml.")
    for one in value.labels:
        wide = one.left_mm + one.columns * one.width_mm + (one.columns - 1) * one.gap_x_mm
        tall = one.top_mm + one.rows * one.height_mm + (one.rows - 1) * one.gap_y_mm
        if one.each_sheet > 1 and (wide > 215.9 or tall > 279.4):
            line = pack.files.line(PATH, f'"{one.code}"')
            yield Fault(PATH, line, f"Las etiquetas «{one.code}» no caben en una hoja carta; revise sus medidas.")


def _table(
    files: Files, name: str, row: Mapping[str, Any], kinds: Mapping[str, type | tuple[type, ...]]
) -> dict[str, Any]:
    for key, value in row.items():
        if key in ("assumed", "source"):
            continue
        if key not in kinds:
            raise _refused(files, key, f"Nadie usa el dato «{key}» en «{name}»; revise cómo está escrito o quítelo.")
        if not isinstance(value, kinds[key]) or isinstance(value, bool) or (isinstance(value, int) and value < 0):
            raise _refused(files, key, f"El dato «{key}» de «{name}» no puede ser «{value}».")
    if row and not (row.get("source") or row.get("assumed")):
        raise _refused(files, name, f"«{name}» no dice de dónde viene: escriba «source» o «assumed = true».")
    return {key: value for key, value in row.items() if key in kinds}


def _label(files: Files, row: Mapping[str, Any]) -> LabelSize:
    if lacking := [key for key in _NEEDED if key not in row]:
        raise _refused(files, "[[label]]", f"A una etiqueta le falta el dato «{lacking[0]}».")
    return LabelSize(**_table(files, str(row["code"]), row, _LABEL))


def _refused(files: Files, needle: str, sentence: str) -> PackRefused:
    return PackRefused([Fault(PATH, files.line(PATH, needle), sentence)])


register(Section("registry", "live", (PATH,), read_registry, check_registry))
