"""The pack's letters: how `letters/letters.toml` is read, and what is wrong with it or with a template."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ventanilla.documents.letters import COMMON, DECLARED, SIMPLE, TEMPLATES, Field, Letter, Letters
from ventanilla.documents.press import Job, Spoiled, data_for_sample, print_all
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

_USED = re.compile(r"\bcampos\.([a-z_][a-z0-9_]*)")
_PACKAGE = re.compile(r'"@[a-z]')


def read_letters(files: Files) -> Letters:
    """Errors: PackRefused with the line of what is missing or unknown. A pack without the file has no letters."""
    out: Letters = {}
    for code, row in _declared(files).items():
        for key in ("code", "title", "file", "series", "fields"):
            if key not in row:
                raise PackRefused([_fault(files, f"A la carta «{code}» le falta el dato «{key}».", f'"{code}"')])
        out[code] = Letter(
            code=code,
            title=row["title"],
            file=row["file"],
            series=row["series"],
            fields={name: _field(files, code, name, kind) for name, kind in row["fields"].items()},
            control_code=row.get("control_code", ""),
            control_revision=row.get("control_revision", 0),
        )
    return out


def _declared(files: Files) -> dict[str, dict[str, Any]]:
    """The rows by code: what the pack says of a letter goes over what the shared file says."""
    rows: dict[str, dict[str, Any]] = {}
    for path in (COMMON, DECLARED):
        for row in files.toml(path).get("letter", []) if path in files.by_path else []:
            code = str(row.get("code", ""))
            rows[code] = rows.get(code, {}) | row
    return rows


def _field(files: Files, code: str, name: str, kind: Any) -> Field:
    if isinstance(kind, dict):
        parts = {n: _field(files, code, n, k) for n, k in kind.items() if n != "optional"}
        return Field("records", kind.get("optional") is True, parts)
    plain = str(kind).removesuffix("?")
    if plain not in SIMPLE:
        sentence = f"El campo «{name}» de la carta «{code}» es de un tipo desconocido: «{kind}»."
        raise PackRefused([_fault(files, sentence, f'"{code}"', name)])
    return Field(plain, str(kind).endswith("?"))


def check_letters(value: Letters, pack: PackView) -> Iterable[Fault]:
    """Series exist, templates exist, fields agree with their use, and each template prints with sample values."""
    sound: list[Letter] = []
    for letter in value.values():
        found = [*_missing(letter, pack), *_disagreements(letter, pack.files)]
        yield from found
        if not found:
            sound.append(letter)
    yield from _foreign_packages(pack.files)
    yield from _unprintable(sound, pack)


def _missing(letter: Letter, pack: PackView) -> Iterator[Fault]:
    if letter.series and letter.series not in pack.section("folios"):
        sentence = f"La carta «{letter.code}» se numera con la serie «{letter.series}», que no existe."
        yield _fault(pack.files, sentence, f'"{letter.code}"', "series")
    if letter.path not in pack.files.by_path:
        sentence = f"La carta «{letter.code}» usa la plantilla «{letter.file}», que no existe."
        yield _fault(pack.files, sentence, f'"{letter.code}"', "file")


def _disagreements(letter: Letter, files: Files) -> Iterator[Fault]:
    if letter.path not in files.by_path:
        return
    text = files.text(letter.path)
    used = {m.group(1): text.count("\n", 0, m.start()) + 1 for m in reversed([*_USED.finditer(text)])}
    for name, line in used.items():
        if name not in letter.fields:
            yield Fault(
                letter.path, line, f"La plantilla usa el campo «{name}», que la carta «{letter.code}» no declara."
            )
    for name, spec in letter.fields.items():
        parts = [p for p in spec.parts if f".{p}" not in text]
        if name not in used or parts:
            said = f"{name}.{parts[0]}" if name in used else name
            sentence = f"La carta «{letter.code}» declara el campo «{said}», que su plantilla no usa."
            yield _fault(files, sentence, f'"{letter.code}"', name)


def _foreign_packages(files: Files) -> Iterator[Fault]:
    for path in files.matching("letters/*.typ"):
        for number, line in enumerate(files.text(path).splitlines(), 1):
            if _PACKAGE.search(line):
                yield Fault(path, number, "La plantilla pide un paquete de internet; copie lo necesario a la carpeta.")


def _unprintable(letters: list[Letter], pack: PackView) -> Iterator[Fault]:
    jobs = [Job.of(letter.path, pack.files, data_for_sample(letter, pack)) for letter in letters]
    for letter, outcome in zip(letters, print_all(jobs), strict=True):
        if isinstance(outcome, Spoiled):
            path = f"letters/{outcome.file}" if outcome.file else letter.path
            yield Fault(path, outcome.line, f"La carta «{letter.code}» no se puede componer: {outcome.message}")


def _fault(files: Files, sentence: str, *needles: str) -> Fault:
    """In the file that says it: the pack's own, or the shared one."""
    said = [path for path in (DECLARED, COMMON) if path in files.by_path and _says(files.text(path), needles)]
    path = said[0] if said else DECLARED
    return Fault(path, files.line(path, *needles) if path in files.by_path else 0, sentence)


def _says(text: str, needles: tuple[str, ...]) -> bool:
    at = 0
    for needle in needles:
        at = text.find(needle, at)
        if at < 0:
            return False
    return True


register(Section("letters", "live", (TEMPLATES,), read_letters, check_letters))
