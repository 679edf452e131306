"""The utility's own pack files: identity, areas, posts, folio series, vocabulary."""

from collections.abc import Iterable
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ventanilla.lib.folios import Series
from ventanilla.utility.identity import Area, Folios, Organisation, Post, Utility, Vocabulary
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in table.items():
        out |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return out


def _needs(files: Files, path: str, table: dict[str, Any], keys: Iterable[str], *where: str) -> None:
    missing = [k for k in keys if k not in table]
    if missing:
        raise PackRefused([Fault(path, files.line(path, *where), f"Falta el dato «{missing[0]}».")])


def read_utility(files: Files) -> Utility:
    table = files.toml("pack.toml")
    _needs(files, "pack.toml", table, ("code", "name", "legal_name", "country", "time_zone", "opens", "closes"))
    try:
        zone = ZoneInfo(table["time_zone"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        line = files.line("pack.toml", "time_zone")
        raise PackRefused(
            [Fault("pack.toml", line, f"«{table['time_zone']}» no es una zona horaria conocida.")]
        ) from error
    return Utility(
        code=table["code"],
        name=table["name"],
        legal_name=table["legal_name"],
        country=table["country"],
        state=table.get("state", ""),
        zone=zone,
        opens=time.fromisoformat(str(table["opens"])),
        closes=time.fromisoformat(str(table["closes"])),
        colour=table.get("colour", "#0b6ca8"),
        settings=_flat(table.get("settings", {})),
    )


def read_organisation(files: Files) -> Organisation:
    areas, posts = {}, {}
    for row in files.toml("areas.toml").get("area", []):
        _needs(files, "areas.toml", row, ("code", "name"), f'"{row.get("code", "")}"')
        areas[row["code"]] = Area(row["code"], row["name"], row.get("parent", ""))
    for row in files.toml("posts.toml").get("post", []):
        _needs(files, "posts.toml", row, ("code", "name", "area", "permissions"), f'"{row.get("code", "")}"')
        posts[row["code"]] = Post(
            row["code"],
            row["name"],
            row["area"],
            frozenset(row["permissions"]),
            row.get("approves", False),
            row.get("limit_centavos", 0),
        )
    return Organisation(areas, posts)


def check_organisation(value: Organisation, pack: PackView) -> Iterable[Fault]:
    for area in value.areas.values():
        if area.parent and area.parent not in value.areas:
            line = pack.files.line("areas.toml", f'"{area.code}"', "parent")
            yield Fault("areas.toml", line, f"El área «{area.code}» depende de «{area.parent}», que no existe.")
    for post in value.posts.values():
        if post.area not in value.areas:
            line = pack.files.line("posts.toml", f'"{post.code}"', "area")
            yield Fault("posts.toml", line, f"El puesto «{post.code}» es del área «{post.area}», que no existe.")


def read_folios(files: Files) -> Folios:
    out: Folios = {}
    for row in files.toml("folios.toml").get("series", []):
        _needs(files, "folios.toml", row, ("code", "pattern"), f'"{row.get("code", "")}"')
        out[row["code"]] = Series(row["code"], row["pattern"], row.get("yearly", True))
    return out


def check_folios(value: Folios, pack: PackView) -> Iterable[Fault]:
    for series in value.values():
        line = pack.files.line("folios.toml", f'"{series.code}"', "pattern")
        try:
            one, two = (series.pattern.format(year=2026, n=n) for n in (1, 2))
        except (KeyError, ValueError, IndexError):
            yield Fault("folios.toml", line, f"El patrón «{series.pattern}» solo puede usar {{year}} y {{n}}.")
            continue
        if one == two or (series.yearly and "{year}" not in series.pattern):
            yield Fault("folios.toml", line, f"El patrón «{series.pattern}» daría folios repetidos.")


def read_vocabulary(files: Files) -> Vocabulary:
    return {str(k): str(v) for k, v in files.toml("vocabulary.toml").items()}


register(Section("utility", "live", ("pack.toml",), read_utility))
register(Section("organisation", "live", ("areas.toml", "posts.toml"), read_organisation, check_organisation))
register(Section("folios", "live", ("folios.toml",), read_folios, check_folios))
register(Section("vocabulary", "live", ("vocabulary.toml",), read_vocabulary))
register(Section("procedures", "per_case", ("procedures/*",), lambda files: files.matching("procedures/*")))
