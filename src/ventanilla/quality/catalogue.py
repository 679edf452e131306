"""The controlled documents of a pack: procedures and their plans, forms and letters, each with its own revision."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ventanilla.quality.models import Revision
from ventanilla.utility.sections import PackView

Kind = Revision.Kind


@dataclass(frozen=True)
class Paper:
    """A document as the pack says it is. `digest` changes with any of its text, also under the same revision."""

    code: str
    kind: str
    title: str
    revision: int
    digest: str
    change: str = ""
    issued_on: date | None = None
    procedure: str = ""


def papers_of(pack: PackView) -> list[Paper]:
    """Every controlled document, by code; one for each code: a form that is printed counts as the pack prints it."""
    found: dict[str, Paper] = {}
    for paper in (*_letters(pack), *_procedures(pack)):
        found.setdefault(paper.code, paper)
    return sorted(found.values(), key=lambda paper: paper.code)


def _digest(code: str, revision: int, *said: bytes) -> str:
    return hashlib.sha256(b"\0".join((code.encode(), str(revision).encode(), *said))).hexdigest()


def _letters(pack: PackView) -> Iterator[Paper]:
    documents = [procedure.document for procedure in pack.section("procedures").values()]
    forms = {str(form["code"]) for document in documents for form in document.get("form", ())}
    for letter in pack.section("letters").values():
        if not letter.control_code:
            continue
        fields = json.dumps({n: asdict(f) for n, f in letter.fields.items()}, sort_keys=True).encode()
        digest = _digest(letter.control_code, letter.control_revision, fields, pack.files.by_path[letter.path])
        kind = Kind.LETTER if letter.series and letter.control_code not in forms else Kind.FORM
        yield Paper(letter.control_code, kind, letter.title, letter.control_revision, digest)


def _procedures(pack: PackView) -> Iterator[Paper]:
    for procedure in pack.section("procedures").values():
        document = procedure.document
        if not document.get("code"):
            continue
        drawn = [c for n, c in sorted(procedure.running_files.items()) if n != "document.toml"]
        yield _paper(document, Kind.PROCEDURE, procedure.code, str(document.get("title", "")), *drawn)
        if plan := document.get("part_of"):
            said = json.dumps(document.get("sheet", {}), sort_keys=True, default=str).encode()
            yield _paper(plan, Kind.PLAN, procedure.code, str(plan.get("title", "")), said)
        for form in document.get("form", ()):
            yield _paper(form, Kind.FORM, "", str(form.get("name", "")))


def _paper(given: Mapping[str, Any], kind: str, procedure: str, title: str, *said: bytes) -> Paper:
    code, revision = str(given["code"]), int(given.get("revision", 0))
    return Paper(
        code=code,
        kind=kind,
        title=title,
        revision=revision,
        digest=_digest(code, revision, title.encode(), *said),
        change=str(given.get("change", "")),
        issued_on=given.get("issued_on"),
        procedure=procedure,
    )
