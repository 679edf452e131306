"""The letters a pack declares: which form each is, the series that numbers it and the fields its template uses."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ventanilla.lib.refusals import Refusal
from ventanilla.utility.sections import Files

DECLARED = "letters/letters.toml"
COMMON = "letters/common.toml"
"""The letters several packs share; what DECLARED says of the same letter goes before."""
TEMPLATES = "letters/*"
PENDING = "(por completar)"
SIMPLE = ("text", "paragraph", "date", "moment", "texts", "secret", "qr")
"""A `secret` is given as its seed and printed as its word; a `qr` is an address, drawn as `qr-NAME.svg`."""


class LetterRefused(Refusal):
    """The letter cannot be issued with these fields, or the pack does not declare it."""


@dataclass(frozen=True)
class Field:
    """One field: a simple type, or "records" whose parts are fields. An optional one may be left out."""

    kind: str
    optional: bool = False
    parts: Mapping[str, "Field"] = field(default_factory=dict)

    def sample(self) -> Any:
        """A plausible value, to try the template with."""
        samples: dict[str, Any] = {
            "text": "Texto de muestra",
            "paragraph": "Primer párrafo de muestra.\n\nSegundo párrafo de muestra.",
            "date": "2026-11-20",
            "moment": "2026-11-20T10:30:00-06:00",
            "texts": ["Primero", "Segundo"],
            "secret": "0" * 32,
            "qr": "https://ejemplo.gob.mx/",
        }
        return [{n: p.sample() for n, p in self.parts.items()}] * 2 if self.kind == "records" else samples[self.kind]

    def empty(self) -> Any:
        """What the template sees when an optional field was left out."""
        return [] if self.kind in ("texts", "records") else ""

    def pending(self) -> Any:
        """What a draft shows where a needed field is still empty."""
        if self.kind == "records":
            return [{name: part.empty() if part.optional else part.pending() for name, part in self.parts.items()}]
        if self.kind in ("secret", "qr"):
            return ""
        return [PENDING] if self.kind == "texts" else PENDING


@dataclass(frozen=True)
class Letter:
    """A declared letter. `control_code` and `control_revision` are those of the controlled form.

    One whose `series` is "" is a form that is printed whenever it is asked for and never numbered.
    """

    code: str
    title: str
    file: str
    series: str
    fields: Mapping[str, Field]
    control_code: str = ""
    control_revision: int = 0

    @property
    def path(self) -> str:
        return f"letters/{self.file}"

    def named(self, kind: str) -> list[str]:
        """The names of its fields of that kind, parts of records left out."""
        return [name for name, spec in self.fields.items() if spec.kind == kind]

    def samples(self) -> dict[str, Any]:
        return {name: f.sample() for name, f in self.fields.items()}


Letters = dict[str, Letter]


def templates_sha256(files: Files) -> str:
    """One hash over every file a letter may use, so that any change of wording is another hash."""
    whole = hashlib.sha256()
    for path in files.matching(TEMPLATES):
        whole.update(path.encode() + b"\0" + hashlib.sha256(files.by_path[path]).digest())
    return whole.hexdigest()


def freeze(letter: Letter, fields: Mapping[str, Any], zone: ZoneInfo, *, draft: bool = False) -> dict[str, Any]:
    """The fields as JSON, dates as ISO text in the utility's time. A draft may have gaps.

    Errors: LetterRefused naming what is wrong.
    """
    return dict(_frozen(letter.fields, fields, letter.title, zone, draft))


def _frozen(
    declared: Mapping[str, Field], given: Mapping[str, Any], where: str, zone: ZoneInfo, draft: bool
) -> Iterator[tuple[str, Any]]:
    if unknown := sorted(given.keys() - declared.keys()):
        raise LetterRefused("campo-desconocido", f"El documento «{where}» no tiene el campo «{unknown[0]}».")
    for name, spec in declared.items():
        value = given.get(name)
        if value in (None, "", [], ()):
            if not spec.optional and not draft:
                raise LetterRefused(
                    "campo-vacio",
                    f"Falta «{name}» para emitir «{where}». Complételo y vuelva a intentarlo.",
                )
            yield name, spec.empty() if spec.optional else spec.pending()
        else:
            yield name, _value(spec, value, f"{where}, {name}", zone, draft)


def _value(spec: Field, value: Any, where: str, zone: ZoneInfo, draft: bool = False) -> Any:
    match spec.kind, value:
        case "moment", datetime():
            return value.astimezone(zone).isoformat(timespec="minutes")
        case "date", datetime():
            return value.astimezone(zone).date().isoformat()
        case "date", date():
            return value.isoformat()
        case (("date" | "moment"), str()):
            return _iso(spec.kind, value, where, zone)
        case (("text" | "paragraph" | "secret" | "qr"), (str() | int())):
            return str(value)
        case "texts", (list() | tuple()):
            return [str(item) for item in value]
        case "records", (list() | tuple()):
            return [dict(_frozen(spec.parts, item, where, zone, draft)) for item in value]
    raise LetterRefused("campo-invalido", f"El valor de «{where}» no es del tipo que el documento espera.")


def _iso(kind: str, value: str, where: str, zone: ZoneInfo) -> Any:
    try:
        read = date.fromisoformat(value) if kind == "date" else datetime.fromisoformat(value)
    except ValueError as error:
        raise LetterRefused("campo-invalido", f"«{where}» no es una fecha: «{value}».") from error
    return _value(Field(kind), read, where, zone)
