"""The pack files of petitions: channels, capacities, matters, immediate resolutions, papers and alerts."""

from collections.abc import Callable, Iterable
from typing import Any

from ventanilla.cases.catalogue import (
    IN_TIME,
    USUAL_PROCEDURE,
    AlertRule,
    Capacity,
    Channel,
    Kind,
    Matter,
    Paper,
    Resolution,
    Support,
)
from ventanilla.cases.own_letters import OWN_LETTER
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
_NAMED: dict[str, type] = {"code": str, "name": str}
CHANNEL = Shape("channel", _NAMED, {"in_writing": bool, "in_person": bool, **_ORIGIN})
KIND = Shape("kind", {**_NAMED, "procedure": str}, {"answer_term": str, "contests": list, "term": str, **_ORIGIN})
CAPACITY = Shape("capacity", _NAMED, {"third_party": bool, **_ORIGIN})
MATTER = Shape(
    "matter",
    {**_NAMED, "area": str},
    {"process": str, "resolutions": list, "log": bool, "goes_to": str, **_ORIGIN},
)
RESOLUTION = Shape("resolution", _NAMED, {"needs_folio": bool, "correction": bool, **_ORIGIN})
SUPPORT = Shape("support", {**_NAMED, "holder": str}, {"system": str, "form": str, **_ORIGIN})
PAPER = Shape(
    "paper",
    {**_NAMED, "capacities": list},
    {"variable": str, "accepts": list, "proves_standing": bool, **_ORIGIN},
)
ALERT = Shape("alert", {**_NAMED, "group": str}, {"days_before": int, "days_after": int, "post": str, **_ORIGIN})
ALERTS = "alerts.toml"
KINDS = "kinds.toml"
LETTERS = "letters/letters.toml"
LEGAL_CLOCK = ("suspend", "restart", "run")
"""What may happen to the legal clock while a third party proves standing (B-04), or papers are lacking."""
STOPS = ("delivery", "issue")
"""What stops the legal clock: that the answer was notified, or that it was issued."""
EXPIRED = ("drop", "attend")
"""What becomes at the closing of a term that ran out: its task ends with the case, or must be done first."""
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
    settings = pack.section("utility").settings
    for key, usual, known in (
        ("accreditation.legal_clock", None, LEGAL_CLOCK),
        ("papers.legal_clock", "run", LEGAL_CLOCK),
        ("answer.stops_clock", "delivery", STOPS),
        ("closing.expired_terms", "drop", EXPIRED),
    ):
        way = settings.get(key, usual)
        if way not in known:
            ways = ", ".join(f"«{each}»" for each in known)
            sentence = f"«{way}» no es una forma de llevar el plazo legal; use una de estas: {ways}."
            yield Fault("pack.toml", pack.files.line("pack.toml", key), sentence)


def read_kinds(files: Files) -> dict[str, Kind]:
    """The kinds by code; a pack without the file tells none apart."""
    if KINDS not in files.by_path:
        return {}
    rows = _rows(files, KINDS, KIND)
    return {row["code"]: Kind(**row | {"contests": tuple(row.get("contests", ()))}) for row in rows}


def check_kinds(value: dict[str, Kind], pack: PackView) -> Iterable[Fault]:
    """Procedures, terms and contested kinds exist, and what contests says in which term."""
    terms, procedures = set(pack.section("terms").codes()), pack.section("procedures")
    if not value and procedures and USUAL_PROCEDURE not in procedures:
        sentence = f"Falta el procedimiento «{USUAL_PROCEDURE}»; o diga en {KINDS} qué se presenta y cuál lo atiende."
        yield Fault("pack.toml", 1, sentence)
    for kind in value.values():
        line = coded_line(pack.files, KINDS, "kind", kind.code)
        if kind.procedure not in procedures:
            yield Fault(KINDS, line, f"El procedimiento «{kind.procedure}» no existe en procedures/.")
        for code in (kind.answer_term, kind.term):
            if code and code not in terms:
                yield Fault(KINDS, line, f"El plazo «{code}» no existe; elija uno de terms.toml.")
        for code in kind.contests:
            if code not in value:
                yield Fault(KINDS, line, f"«{kind.code}» impugna «{code}», que no existe en este archivo.")
        if bool(kind.contests) is not bool(kind.term):
            yield Fault(KINDS, line, f"«{kind.code}» debe decir juntos qué impugna («contests») y su plazo («term»).")
        if kind.procedure in procedures and not kind.contests and IN_TIME in _opening(procedures[kind.procedure]):
            sentence = f"«{kind.procedure}» empieza con «{IN_TIME}», que solo se sabe de lo que impugna otra respuesta."
            yield Fault(KINDS, line, sentence)
    yield from _unknown_fields(pack)


def _opening(procedure: Any) -> Iterable[str]:
    return tuple(procedure.document.get("opens_with", ()))


def _unknown_fields(pack: PackView) -> Iterable[Fault]:
    """A letter that a diagram names only declares what a case can say."""
    nodes = [n for p in pack.section("procedures").values() for n in p.diagram.nodes.values() if n.letter]
    for code in sorted({node.letter for node in nodes} & pack.section("letters").keys()):
        for name in pack.section("letters")[code].fields.keys() - {*OWN_LETTER}:
            line = pack.files.line(LETTERS, f'"{code}"', name)
            yield Fault(LETTERS, line, f"Un asunto no tiene el dato «{name}» que la carta «{code}» declara.")


def check_matters(value: dict[str, Matter], pack: PackView) -> Iterable[Fault]:
    """A matter's area and its resolutions exist, and one that the log does not take says where to go."""
    areas, resolutions = pack.section("organisation").areas, pack.section("resolutions")
    for matter in value.values():
        if matter.area not in areas:
            line = coded_line(pack.files, "matters.toml", "matter", matter.code, "area")
            yield Fault("matters.toml", line, f"El área «{matter.area}» no existe; elija una de areas.toml.")
        if not matter.log and not matter.goes_to:
            line = coded_line(pack.files, "matters.toml", "matter", matter.code, "log")
            sentence = f"«{matter.name}» no se anota en la bitácora; escriba en «goes_to» a dónde pasa la persona."
            yield Fault("matters.toml", line, sentence)
        for code in matter.resolutions:
            if code not in resolutions:
                line = coded_line(pack.files, "matters.toml", "matter", matter.code, "resolutions")
                yield Fault("matters.toml", line, f"La resolución «{code}» no existe; elija una de resolutions.toml.")


def check_resolutions(value: dict[str, Resolution], pack: PackView) -> Iterable[Fault]:
    """At most one kind is that of the corrections of the register."""
    for second in [kind for kind in value.values() if kind.correction][1:]:
        line = coded_line(pack.files, "resolutions.toml", "resolution", second.code, "correction")
        yield Fault("resolutions.toml", line, "Ya hay otra resolución con «correction»; déjelo solo en una.")


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


def read_alerts(files: Files) -> dict[str, AlertRule]:
    """The alerts by code; a pack without the file has none."""
    if ALERTS not in files.by_path:
        return {}
    return {row["code"]: AlertRule(**row) for row in _rows(files, ALERTS, ALERT)}


def check_alerts(value: dict[str, AlertRule], pack: PackView) -> Iterable[Fault]:
    """Each alert is before or after, of a term that exists, and for a post that exists."""
    posts, groups = pack.section("organisation").posts, {term.group for term in pack.section("terms").all}
    for rule in value.values():
        line = coded_line(pack.files, ALERTS, "alert", rule.code)
        if (rule.days_before >= 0) == (rule.days_after >= 0):
            yield Fault(ALERTS, line, f"«{rule.code}» debe decir «days_before» o «days_after», y solo uno de los dos.")
        if rule.post and rule.post not in posts:
            yield Fault(ALERTS, line, f"El puesto «{rule.post}» no existe; elija uno de posts.toml.")
        if rule.group not in groups:
            yield Fault(ALERTS, line, f"Ningún plazo es del grupo «{rule.group}»; elija uno de terms.toml.")
        if not rule.post and rule.group != "referral":
            yield Fault(ALERTS, line, f"«{rule.code}» no dice para qué puesto es; solo un turno tiene área.")


register(Section("alerts", "live", (ALERTS,), read_alerts, check_alerts))
register(Section("channels", "live", ("channels.toml",), _by_code("channels.toml", CHANNEL, Channel), check_channels))
register(Section("kinds", "live", (KINDS,), read_kinds, check_kinds))
register(Section("capacities", "live", ("capacities.toml",), _by_code("capacities.toml", CAPACITY, Capacity)))
_resolutions = _by_code("resolutions.toml", RESOLUTION, Resolution)
register(Section("resolutions", "live", ("resolutions.toml",), _resolutions, check_resolutions))
register(Section("support", "live", ("support.toml",), _by_code("support.toml", SUPPORT, Support)))
register(Section("matters", "live", ("matters.toml",), _by_code("matters.toml", MATTER, Matter), check_matters))
register(Section("requirements", "per_case", (REQUIREMENTS,), read_requirements, check_requirements))
