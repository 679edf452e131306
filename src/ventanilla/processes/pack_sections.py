"""How the pack's `procedures/` are read and checked."""

from collections.abc import Iterable

from ventanilla.processes.engine.check import check
from ventanilla.processes.engine.known import Known, TaskFacts
from ventanilla.processes.engine.marks import Mistakes
from ventanilla.processes.pack_forms import forms_of
from ventanilla.processes.procedures import PATTERNS, ROOT, Procedure
from ventanilla.processes.tasks import TASKS
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

Procedures = dict[str, Procedure]


def read_procedures(files: Files) -> Procedures:
    """Every folder under `procedures/`. Errors: PackRefused with file and line."""
    folders: dict[str, dict[str, bytes]] = {}
    for path in sorted({p for pattern in PATTERNS for p in files.matching(pattern)}):
        code, _, name = path.removeprefix(ROOT).partition("/")
        folders.setdefault(code, {})[name] = files.by_path[path]
    return {code: _read(files, code, found) for code, found in folders.items()}


def _read(files: Files, code: str, found: dict[str, bytes]) -> Procedure:
    document = files.toml(f"{ROOT}{code}/document.toml") if "document.toml" in found else {}
    procedure = Procedure(code, found, document)
    try:
        _ = procedure.diagram
    except Mistakes as mistakes:
        raise PackRefused([Fault(procedure.path(m.path), m.line, m.sentence) for m in mistakes.found]) from mistakes
    return procedure


def check_procedures(value: Procedures, pack: PackView) -> Iterable[Fault]:
    """Faults of each diagram and form: against the system's tasks and the pack's posts, terms and calendar."""
    posts, terms = frozenset(pack.section("organisation").posts), frozenset(pack.section("terms").codes())
    letters = frozenset(code for code, letter in pack.section("letters").items() if letter.series)
    for procedure in value.values():
        forms, mistakes = forms_of(procedure)
        tasks = {
            code: TaskFacts(
                task.kind, frozenset((*task.writes, *task.writes_too(pack, procedure.code))), task.with_letter
            )
            for code, task in TASKS.items()
        }
        opens_with = frozenset(procedure.document.get("opens_with", ()))
        mistakes += check(procedure.diagram, Known(tasks, posts, terms, forms, opens_with, letters))
        yield from (Fault(procedure.path(m.path), m.line, m.sentence) for m in mistakes)


register(Section("procedures", "per_case", PATTERNS, read_procedures, check_procedures))
