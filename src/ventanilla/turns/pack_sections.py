"""How `turns.toml` is read and checked: what is wrong is said with file and line."""

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any

from ventanilla.turns.catalogue import Condition, Desk, Errand, Queue, Rules, Turns
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView, Section, register

PATH = "turns.toml"
_ORIGIN: dict[str, type] = {"source": str, "assumed": bool}
_NAMED: dict[str, type] = {"code": str, "name": str}
QUEUE = Shape("queue", {**_NAMED, "letter": str}, _ORIGIN)
MATTER = Shape(
    "matter", {**_NAMED, "queue": str, "minutes": int, "target_minutes": int}, {"visit_log": bool, **_ORIGIN}
)
PRIORITY = Shape("priority", _NAMED, _ORIGIN)
DESK = Shape("desk", {**_NAMED, "matters": list}, _ORIGIN)
HOURS = ("opens", "closes")
NUMBERS = ("priority_per_normal", "longest_wait_minutes", "calls_before_no_show")


def read_turns(files: Files) -> Turns:
    """Errors: PackRefused with each row that cannot be read. A pack without the file has no turns."""
    if PATH not in files.by_path:
        return Turns()
    return Turns(
        rules=_rules(files),
        queues=_by_code(files, QUEUE, Queue),
        matters=_by_code(files, MATTER, Errand),
        conditions=_by_code(files, PRIORITY, Condition),
        desks=_by_code(files, DESK, Desk),
    )


def _by_code[T](files: Files, shape: Shape, made: Callable[..., T]) -> dict[str, T]:
    rows = read_rows(files, PATH, shape)
    for row in rows:
        if not row.get("source") and not row.get("assumed"):
            line = coded_line(files, PATH, shape.table, row["code"])
            sentence = f"«{row['code']}» no dice de dónde viene: escriba «source» o «assumed = true»."
            raise PackRefused([Fault(PATH, line, sentence)])
    return {row["code"]: made(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in rows}


def _rules(files: Files) -> Rules:
    table: dict[str, Any] = files.toml(PATH).get("rules", {})
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key in HOURS:
            given[key] = _hour(files, key, value)
        elif key in NUMBERS:
            if type(value) is not int or value < 1:
                raise _refused(files, key, f"«{key}» debe ser un entero mayor que cero.")
            given[key] = value
        elif key not in _ORIGIN:
            raise _refused(files, key, f"Nadie usa el dato «{key}»; revise cómo está escrito o quítelo.")
    rules = Rules(**given)
    if rules.closes <= rules.opens:
        raise _refused(files, "closes", "El kiosco cierra antes de abrir; corrija «opens» o «closes».")
    return rules


def _hour(files: Files, key: str, value: object) -> time:
    try:
        return time.fromisoformat(str(value))
    except ValueError as error:
        raise _refused(files, key, f'«{value}» no es una hora; escríbala como "09:00".') from error


def _refused(files: Files, key: str, sentence: str) -> PackRefused:
    return PackRefused([Fault(PATH, files.line(PATH, "[rules]", f"\n{key}") + 1, sentence)])


def check_turns(value: Turns, pack: PackView) -> Iterable[Fault]:
    """Queues of matters and matters of desks exist, letters are apart, times make sense, somebody calls each matter."""

    def fault(table: str, code: str, key: str, sentence: str) -> Fault:
        return Fault(PATH, coded_line(pack.files, PATH, table, code, key), sentence)

    letters: dict[str, str] = {}
    for queue in value.queues.values():
        if not (queue.letter.isalpha() and queue.letter.isupper() and len(queue.letter) <= 2):
            yield fault("queue", queue.code, "letter", f"«{queue.letter}» no es una o dos letras mayúsculas.")
        if letters.setdefault(queue.letter, queue.code) != queue.code:
            yield fault("queue", queue.code, "letter", f"La letra «{queue.letter}» ya es de otra fila.")
    for matter in value.matters.values():
        if matter.queue not in value.queues:
            yield fault("matter", matter.code, "queue", f"La fila «{matter.queue}» no existe; elija una de [[queue]].")
        if min(matter.minutes, matter.target_minutes) < 1:
            yield fault("matter", matter.code, "minutes", "Los minutos deben ser mayores que cero.")
        if not any(matter.code in desk.matters for desk in value.desks.values()):
            yield fault("matter", matter.code, "", f"Ninguna ventanilla atiende «{matter.code}».")
    for desk in value.desks.values():
        for code in desk.matters:
            if code not in value.matters:
                yield fault("desk", desk.code, "matters", f"El asunto «{code}» no existe; elija uno de [[matter]].")


register(Section("turns", "live", (PATH,), read_turns, check_turns))
