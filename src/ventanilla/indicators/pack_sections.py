"""The pack's indicators: how `indicators.toml` is read and checked."""

from collections.abc import Iterable

from ventanilla.indicators.catalogue import Indicator, Indicators
from ventanilla.indicators.measures import MEASURES
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackView, Section, register

PATH = "indicators.toml"
_TEXTS = "code name measure printed printed_means sensible sensible_means base achieved pending periodicity responsible"
SHAPE = Shape(
    "indicator",
    {**dict.fromkeys(_TEXTS.split(), str), "goal": int},
    {"note": str, "source": str, "assumed": bool},
)
PERIODICITIES = {"monthly": "mensual"}


def read_indicators(files: Files) -> Indicators:
    """By code, in the order of the file. A pack without the file has none."""
    if PATH not in files.by_path:
        return {}
    return {row["code"]: Indicator(**row) for row in read_rows(files, PATH, SHAPE)}


def check_indicators(value: Indicators, pack: PackView) -> Iterable[Fault]:
    """What is counted exists, so does who answers for it, the goal is a percentage and the origin is said."""
    posts = pack.section("organisation").posts
    for one in value.values():
        wrong = {
            "measure": (one.measure not in MEASURES, f"El sistema no sabe contar «{one.measure}»."),
            "responsible": (one.responsible not in posts, f"El puesto «{one.responsible}» no existe."),
            "goal": (not 0 < one.goal <= 100, f"La meta «{one.goal}» no es un porcentaje de 1 a 100."),
            "periodicity": (one.periodicity not in PERIODICITIES, f"No hay periodicidad «{one.periodicity}»."),
            "code": (not one.source and not one.assumed, f"«{one.code}» no dice de dónde viene."),
        }
        for key, (is_wrong, sentence) in wrong.items():
            if is_wrong:
                yield Fault(PATH, coded_line(pack.files, PATH, "indicator", one.code, key), sentence)


register(Section("indicators", "live", (PATH,), read_indicators, check_indicators))
