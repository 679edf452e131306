"""The utility's own pack files: identity, areas, posts, folio series, vocabulary."""

from collections.abc import Iterable
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ventanilla.lib.folios import Series
from ventanilla.utility.identity import Area, Folios, Organisation, Post, Utility, Vocabulary
from ventanilla.utility.notions import USUAL
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

IDENTITY = ("code", "name", "legal_name", "country", "time_zone", "opens", "closes")
AREA = Shape("area", {"code": str, "name": str}, {"parent": str})
POST = Shape(
    "post",
    {"code": str, "name": str, "area": str, "permissions": list},
    {"approves": bool, "limit_centavos": int},
)
SERIES = Shape("series", {"code": str, "pattern": str}, {"yearly": bool})


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in table.items():
        out |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return out


def _hour(files: Files, table: dict[str, Any], key: str) -> time:
    try:
        return time.fromisoformat(str(table[key]))
    except ValueError as error:
        raise _refused(files, key, f'«{table[key]}» no es una hora; escríbala como "09:00".') from error


def _refused(files: Files, key: str, sentence: str) -> PackRefused:
    return PackRefused([Fault("pack.toml", files.line("pack.toml", f"\n{key}") + 1, sentence)])


def read_utility(files: Files) -> Utility:
    """Errors: PackRefused for the first thing in pack.toml that lacks or cannot be."""
    table = files.toml("pack.toml")
    for key in IDENTITY:
        if key not in table:
            raise PackRefused([Fault("pack.toml", 1, f"Falta el dato «{key}».")])
    for key in table.keys() - {*IDENTITY, "state", "colour", "settings"}:
        raise _refused(files, key, f"Nadie usa el dato «{key}»; revise cómo está escrito o quítelo.")
    try:
        zone = ZoneInfo(table["time_zone"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        sentence = f"«{table['time_zone']}» no es una zona horaria conocida."
        raise _refused(files, "time_zone", sentence) from error
    return Utility(
        code=table["code"],
        name=table["name"],
        legal_name=table["legal_name"],
        country=table["country"],
        state=table.get("state", ""),
        zone=zone,
        opens=_hour(files, table, "opens"),
        closes=_hour(files, table, "closes"),
        colour=table.get("colour", "#0b6ca8"),
        settings=_flat(table.get("settings", {})),
    )


def read_organisation(files: Files) -> Organisation:
    """Areas and posts. Errors: PackRefused with each row that cannot be read."""
    areas = {row["code"]: Area(**row) for row in read_rows(files, "areas.toml", AREA)}
    posts = {
        row["code"]: Post(**{**row, "permissions": frozenset(row["permissions"])})
        for row in read_rows(files, "posts.toml", POST)
    }
    return Organisation(areas, posts)


def check_organisation(value: Organisation, pack: PackView) -> Iterable[Fault]:
    """Every area named exists, and no area stands above itself."""
    for area in value.areas.values():
        if area.parent and area.parent not in value.areas:
            line = coded_line(pack.files, "areas.toml", "area", area.code, "parent")
            yield Fault("areas.toml", line, f"El área «{area.code}» depende de «{area.parent}», que no existe.")
        elif _circles(area, value.areas):
            line = coded_line(pack.files, "areas.toml", "area", area.code, "parent")
            yield Fault("areas.toml", line, f"El área «{area.code}» depende de sí misma; corrija «parent».")
    for post in value.posts.values():
        if post.area not in value.areas:
            line = coded_line(pack.files, "posts.toml", "post", post.code, "area")
            yield Fault("posts.toml", line, f"El puesto «{post.code}» es del área «{post.area}», que no existe.")


def _circles(area: Area, areas: dict[str, Area]) -> bool:
    above, seen = area.parent, {area.code}
    while above in areas:
        if above in seen:
            return True
        seen.add(above)
        above = areas[above].parent
    return False


def read_folios(files: Files) -> Folios:
    """The folio series by code. Errors: PackRefused with each row that cannot be read."""
    return {row["code"]: Series(**row) for row in read_rows(files, "folios.toml", SERIES)}


def check_folios(value: Folios, pack: PackView) -> Iterable[Fault]:
    """A pattern can be written, and never gives the same folio twice."""
    for series in value.values():
        line = coded_line(pack.files, "folios.toml", "series", series.code, "pattern")
        try:
            one, two = (series.pattern.format(year=2026, n=n) for n in (1, 2))
        except (KeyError, ValueError, IndexError):
            yield Fault("folios.toml", line, f"El patrón «{series.pattern}» solo puede usar {{year}} y {{n}}.")
            continue
        if one == two or (series.yearly and "{year}" not in series.pattern):
            yield Fault("folios.toml", line, f"El patrón «{series.pattern}» daría folios repetidos.")


def read_vocabulary(files: Files) -> Vocabulary:
    """Every notion with the utility's own word, or the usual one. Errors: PackRefused for one unknown or not text."""
    words = files.toml("vocabulary.toml")
    for key, value in words.items():
        line = files.line("vocabulary.toml", key)
        if key not in USUAL:
            sentence = f"Nadie usa la palabra «{key}»; las que hay son: {', '.join(USUAL)}."
            raise PackRefused([Fault("vocabulary.toml", line, sentence)])
        if not isinstance(value, str) or not value.strip():
            raise PackRefused([Fault("vocabulary.toml", line, f"La palabra «{key}» debe ser un texto.")])
    return {**USUAL, **words}


register(Section("utility", "live", ("pack.toml",), read_utility))
register(Section("organisation", "live", ("areas.toml", "posts.toml"), read_organisation, check_organisation))
register(Section("folios", "live", ("folios.toml",), read_folios, check_folios))
register(Section("vocabulary", "live", ("vocabulary.toml",), read_vocabulary))
