"""The pack files of petitions: channels, capacities, matters, immediate resolutions and papers of a procedure."""

from collections.abc import Callable, Iterable
from typing import Any

from ventanilla.cases.catalogue import Capacity, Channel, Matter, Paper, Resolution
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
_NAMED: dict[str, type] = {"code": str, "name": str}
CHANNEL = Shape("channel", _NAMED, {"in_writing": bool, "in_person": bool, **_ORIGIN})
CAPACITY = Shape("capacity", _NAMED, {"third_party": bool, **_ORIGIN})
MATTER = Shape("matter", {**_NAMED, "area": str}, {"process": str, "resolutions": list, **_ORIGIN})
RESOLUTION = Shape("resolution", _NAMED, {"needs_folio": bool, **_ORIGIN})
PAPER = Shape(
    "paper",
    {**_NAMED, "capacities": list},
    {"variable": str, "accepts": list, "proves_standing": bool, **_ORIGIN},
)
LEGAL_CLOCK = ("suspend", "restart", "run")
"""What may happen to the legal clock while a third party proves standing (B-04)."""
REQUIREMENTS = "procedures/*/requirements.toml"


def _rows(files: Files, path: str, shape: Shape) -> list[dict[str, Any]]:
    """Rows that say where each comes from. Errors: PackRefused for one with neither source nor assumed mark."""
    rows = read_rows(files, path, shape)
    faults = [
        Fault(
            path,
            coded_line(files, path, shape.table, row["code"]),
            f"«{row['code']}» no dice de dónde viene: escriba «source» o «assumed = true».",
        )
        for row in rows
        if not row.get("source") and not row.get("assumed")
    ]
    if faults:
        raise PackRefused(faults)
    return [{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows]


def _by_code[T](path: str, shape: Shape, made: Callable[..., T]) -> Callable[[Files], dict[str, T]]:
    def read(files: Files) -> dict[str, T]:
        return {row["code"]: made(**row) for row in _rows(files, path, shape)}

    return read


def read_requirements(files: Files) -> dict[str, list[Paper]]:
    """The papers of each procedure, by the procedure's folder name."""
    return {
        path.split("/")[1]: [Paper(**row) for row in _rows(files, path, PAPER)] for path in files.matching(REQUIREMENTS)
    }


def check_channels(value: dict[str, Channel], pack: PackView) -> Iterable[Fault]:
    """A letter can come in, a petition has its series of folios, and the pack says how the legal clock is kept."""
    if not any(channel.in_writing for channel in value.values()):
        yield Fault("channels.toml", 1, "No hay ningún canal por escrito; marque uno con «in_writing = true».")
    if "petition" not in pack.section("folios"):
        yield Fault("folios.toml", 1, "Falta la serie «petition», que numera las peticiones.")
    way = pack.section("utility").settings.get("accreditation.legal_clock")
    if way not in LEGAL_CLOCK:
        line = pack.files.line("pack.toml", "accreditation", "legal_clock")
        ways = ", ".join(f"«{each}»" for each in LEGAL_CLOCK)
        yield Fault("pack.toml", line, f"«{way}» no es una forma de llevar el plazo legal; use una de estas: {ways}.")


def check_matters(value: dict[str, Matter], pack: PackView) -> Iterable[Fault]:
    """A matter's area and its resolutions exist."""
    areas, resolutions = pack.section("organisation").areas, pack.section("resolutions")
    for matter in value.values():
        if matter.area not in areas:
            line = coded_line(pack.files, "matters.toml", "matter", matter.code, "area")
            yield Fault("matters.toml", line, f"El área «{matter.area}» no existe; elija una de areas.toml.")
        for code in matter.resolutions:
            if code not in resolutions:
                line = coded_line(pack.files, "matters.toml", "matter", matter.code, "resolutions")
                yield Fault("matters.toml", line, f"La resolución «{code}» no existe; elija una de resolutions.toml.")


def check_requirements(value: dict[str, list[Paper]], pack: PackView) -> Iterable[Fault]:
    """Capacities exist, and a third party has a paper to prove standing with."""
    capacities = pack.section("capacities")
    for procedure, papers in value.items():
        path = f"procedures/{procedure}/requirements.toml"
        for paper in papers:
            for code in paper.capacities:
                if code not in capacities:
                    line = coded_line(pack.files, path, "paper", paper.code, "capacities")
                    yield Fault(path, line, f"La calidad «{code}» no existe; elija una de capacities.toml.")
        for capacity in capacities.values():
            proofs = [p for p in papers if p.proves_standing and capacity.code in p.capacities]
            if capacity.third_party and not proofs:
                sentence = f"Nada dice con qué acredita «{capacity.name}»; marque un documento con «proves_standing»."
                yield Fault(path, 1, sentence)


register(Section("channels", "live", ("channels.toml",), _by_code("channels.toml", CHANNEL, Channel), check_channels))
register(Section("capacities", "live", ("capacities.toml",), _by_code("capacities.toml", CAPACITY, Capacity)))
register(Section("resolutions", "live", ("resolutions.toml",), _by_code("resolutions.toml", RESOLUTION, Resolution)))
register(Section("matters", "live", ("matters.toml",), _by_code("matters.toml", MATTER, Matter), check_matters))
register(Section("requirements", "per_case", (REQUIREMENTS,), read_requirements, check_requirements))
