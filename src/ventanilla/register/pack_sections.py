"""The pack files of the register: what may be corrected as typing errors; the uses and diameters of a service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ventanilla.register.corrections import COLUMNS, HOLDER, Correctable
from ventanilla.utility.rows import Shape, coded_line, read_rows, row_line
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


SERVICE_PATH = "service.toml"
_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
USE = Shape("use", {"code": str, "name": str}, _ORIGIN)
DIAMETER = Shape("diameter", {"mm": int, "name": str}, _ORIGIN, key="name")


@dataclass(frozen=True)
class Use:
    """What a service is for; `name` is as the register writes it."""

    code: str
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Diameter:
    """How wide a connection may be, in millimetres and in the words of the trade."""

    mm: int
    name: str
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Supply:
    """What the utility knows of services; where it names none, whatever is written is taken."""

    uses: tuple[Use, ...] = ()
    diameters: tuple[Diameter, ...] = ()


def read_supply(files: Files) -> Supply:
    """A pack without the file names neither."""
    if SERVICE_PATH not in files.by_path:
        return Supply()
    uses = tuple(Use(**row) for row in read_rows(files, SERVICE_PATH, USE))
    return Supply(uses, tuple(Diameter(**row) for row in read_rows(files, SERVICE_PATH, DIAMETER)))


def check_supply(value: Supply, pack: PackView) -> Iterable[Fault]:
    """Each use and diameter says where it is from, and a diameter can be."""
    both: tuple[tuple[Shape, Sequence[Use | Diameter]], ...] = ((USE, value.uses), (DIAMETER, value.diameters))
    for shape, rows in both:
        for index, row in enumerate(rows):
            line = row_line(pack.files, SERVICE_PATH, shape.table, index)
            if not row.source and not row.assumed:
                yield Fault(SERVICE_PATH, line, f"«{row.name}» no dice de dónde sale («source») ni «assumed = true».")
            if isinstance(row, Diameter) and row.mm < 1:
                yield Fault(SERVICE_PATH, line, "«mm» debe ser mayor que cero.")


register(Section("service", "live", (SERVICE_PATH,), read_supply, check_supply))
