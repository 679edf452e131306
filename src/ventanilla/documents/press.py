"""The press: letters become PDF in a process of their own, which ends with its batch because Typst's memory grows."""

import base64
import io
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import segno

from ventanilla.documents.legible import all_legible
from ventanilla.documents.letters import TEMPLATES, Letter
from ventanilla.documents.secret_words import spoken
from ventanilla.utility.identity import Utility
from ventanilla.utility.sections import Files, PackView

_SECONDS_FIRST, _SECONDS_EACH = 30, 10


@dataclass(frozen=True)
class Job:
    """One printing: the main template, every file it may use, and the PDF's own date (seconds since 1970)."""

    main: str
    files: Mapping[str, bytes]
    printed_at: int

    @classmethod
    def of(cls, path: str, files: Files, data: Mapping[str, Any], printed_at: int = 0) -> "Job":
        """Templates of the pack plus `datos.json` and the QR; the words travel as data, never pasted into code."""
        lying = {p.removeprefix("letters/"): files.by_path[p] for p in files.matching(TEMPLATES)}
        lying["datos.json"] = json.dumps(all_legible(data), ensure_ascii=False).encode()
        if data["verificacion"]:
            lying["qr.svg"] = qr_svg(data["verificacion"])
        for name in data.get("qr", ()):
            lying[f"qr-{name}.svg"] = qr_svg(data["campos"][name])
        return cls(path.removeprefix("letters/"), lying, printed_at)


@dataclass(frozen=True)
class Spoiled:
    """A printing that failed: where in the templates, and what Typst said."""

    message: str
    file: str = ""
    line: int = 1


def house(utility: Utility) -> dict[str, str]:
    """How a template knows whose paper it is; `pais` is its country as languages are told apart, «mx»."""
    return {
        "nombre": utility.name,
        "nombre_legal": utility.legal_name,
        "color": utility.colour,
        "pais": utility.country.lower(),
    }


def data_of(
    letter: Letter,
    fields: Mapping[str, Any],
    pack: PackView,
    *,
    number: str,
    issued_on: str,
    folio: str,
    address: str,
) -> dict[str, Any]:
    """What `datos.json` holds: the utility's words and name, the document and its fields.

    Without address it is a draft, or a form.
    """
    utility: Utility = pack.section("utility")
    shown = {
        name: spoken(value) if name in letter.named("secret") and value else value for name, value in fields.items()
    }
    return {
        "palabras": pack.section("vocabulary"),
        "organismo": house(utility),
        "documento": {
            "titulo": letter.title,
            "numero": number,
            "codigo": letter.control_code,
            "revision": letter.control_revision,
            "fecha": issued_on,
            "folio": folio,
            "borrador": bool(letter.series) and not address,
        },
        "verificacion": address,
        "campos": shown,
        "qr": [name for name in letter.named("qr") if fields.get(name)],
    }


def data_for_sample(letter: Letter, pack: PackView) -> dict[str, Any]:
    """The same with sample values, to try a template."""
    return data_of(
        letter,
        letter.samples(),
        pack,
        number="MUESTRA/2026/00001",
        issued_on="2026-11-20",
        folio="PET-2026-000001",
        address="https://ejemplo.gob.mx/v/muestra/",
    )


def qr_svg(address: str) -> bytes:
    """The QR of an address. The mask is fixed: trying all eight costs five times more, and any one reads."""
    drawn = io.BytesIO()
    segno.make(address, micro=False, error="m", mask=4).save(drawn, kind="svg", border=0)
    return drawn.getvalue()


def print_all(jobs: Sequence[Job]) -> list[bytes | Spoiled]:
    """Print a batch, in order. A batch that takes too long or dies spoils every one that was not out yet."""
    if not jobs:
        return []
    order = [
        {"main": j.main, "at": j.printed_at, "files": {n: base64.b64encode(c).decode() for n, c in j.files.items()}}
        for j in jobs
    ]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ventanilla.documents.press_worker"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_SECONDS_FIRST + _SECONDS_EACH * len(jobs),
            check=False,
        )
        lines, failure = done.stdout.splitlines(), done.stderr.decode(errors="replace").strip()[-300:]
    except subprocess.TimeoutExpired as late:
        lines, failure = (late.stdout or b"").splitlines(), "tardó demasiado en componerse."
    out = [_outcome(line) for line in lines[: len(jobs)]]
    return out + [Spoiled(failure or "la imprenta se detuvo.")] * (len(jobs) - len(out))


def _outcome(line: bytes) -> bytes | Spoiled:
    said = json.loads(line)
    if "pdf" in said:
        return base64.b64decode(said["pdf"])
    return Spoiled(said["message"], said["file"], said["line"])
