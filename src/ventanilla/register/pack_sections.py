"""The pack file of the register: which data may be corrected as typing errors, and how far."""

from collections.abc import Iterable

from ventanilla.register.corrections import COLUMNS, HOLDER, Correctable
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackView, Section, register

PATH = "register.toml"
CORRECTION = Shape(
    "correction",
    {"code": str, "name": str, "letters": int, "share": int, "instead": str},
    {"source": str, "assumed": bool},
)


def read_corrections(files: Files) -> dict[str, Correctable]:
    """The data by code, in the order of the file; a pack without the file lets none be corrected."""
    if PATH not in files.by_path:
        return {}
    return {row["code"]: Correctable(**row) for row in read_rows(files, PATH, CORRECTION)}


def check_corrections(value: dict[str, Correctable], pack: PackView) -> Iterable[Fault]:
    """Each datum exists, its limits can be kept, and corrections have a series of folios."""
    for datum in value.values():
        if datum.code not in (HOLDER, *COLUMNS):
            line = coded_line(pack.files, PATH, "correction", datum.code)
            known = ", ".join(f"«{code}»" for code in (HOLDER, *COLUMNS))
            yield Fault(PATH, line, f"«{datum.code}» no es un dato que se corrija; use uno de estos: {known}.")
        if datum.letters < 1 or not 1 <= datum.share <= 100:
            line = coded_line(pack.files, PATH, "correction", datum.code, "letters")
            sentence = f"«{datum.code}» necesita al menos una letra en «letters» y de 1 a 100 en «share»."
            yield Fault(PATH, line, sentence)
        if not datum.instead.strip():
            line = coded_line(pack.files, PATH, "correction", datum.code, "instead")
            yield Fault(PATH, line, f"«{datum.code}» no dice qué trámite sigue cuando no es un error de dedo.")
    if value and "correction" not in pack.section("folios"):
        yield Fault("folios.toml", 1, "Falta la serie «correction», que numera las correcciones del padrón.")


register(Section("corrections", "live", (PATH,), read_corrections, check_corrections))
