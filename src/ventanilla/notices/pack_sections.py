"""The pack's `messages.toml`: how each message is worded; a wording with a wrong variable is not published."""

from collections.abc import Iterable, Iterator

from ventanilla.notices.kinds import KINDS, Kind
from ventanilla.notices.wording import Wording, variables_of
from ventanilla.utility.rows import Shape, coded_line, read_rows
from ventanilla.utility.sections import Fault, Files, PackView, Section, register

PATH = "messages.toml"
SHAPE = Shape("message", {"code": str, "title": str, "email": str}, {"sms": str, "source": str, "assumed": bool})
SMS_AT_MOST = 300
"""Letters of an SMS before its variables are filled: two or three parts, which are paid each."""


def read_messages(files: Files) -> dict[str, Wording]:
    """The wordings by code; a pack without the file sends nothing. Errors: PackRefused."""
    if PATH not in files.by_path:
        return {}
    return {row["code"]: Wording(**row) for row in read_rows(files, PATH, SHAPE)}


def check_messages(value: dict[str, Wording], pack: PackView) -> Iterable[Fault]:
    """Each wording belongs to a known message and uses its variables; retries are rising minutes."""
    for wording in value.values():
        kind = KINDS.get(wording.code)
        if kind is None:
            line = coded_line(pack.files, PATH, SHAPE.table, wording.code, "code")
            yield Fault(PATH, line, f"Nadie envía el mensaje «{wording.code}»; use uno de: {', '.join(sorted(KINDS))}.")
            continue
        for key, text in wording.texts().items():
            line = coded_line(pack.files, PATH, SHAPE.table, wording.code, key)
            yield from (Fault(PATH, line, sentence) for sentence in _wrong(kind, key, text))
    minutes = pack.section("utility").settings.get("messages.retry_minutes")
    if minutes is not None and not _is_policy(minutes):
        line = pack.files.line("pack.toml", "messages", "retry_minutes")
        yield Fault("pack.toml", line, "Los reintentos son de 1 a 20 minutos enteros mayores que cero, en una lista.")


def _is_policy(minutes: object) -> bool:
    whole = isinstance(minutes, list) and all(type(each) is int and each > 0 for each in minutes)
    return isinstance(minutes, list) and whole and 1 <= len(minutes) <= 20


def _wrong(kind: Kind, key: str, text: str) -> Iterator[str]:
    try:
        used = set(variables_of(text))
    except ValueError:
        yield f"Las llaves de «{key}» no cierran; cada dato se escribe como {{folio}}."
        return
    for name in sorted(used - kind.variables.keys()):
        known = ", ".join(sorted(kind.variables))
        yield f"El dato «{{{name}}}» no existe en el mensaje «{kind.code}»; los que hay son: {known}."
    if key != "title":
        for name in sorted(kind.needed - used):
            yield f"Falta el dato «{{{name}}}» en «{key}»: sin él, el mensaje no sirve a quien lo recibe."
    elif used & kind.secret:
        yield "Un dato secreto no va en el título, que se ve sin abrir el mensaje."
    if key == "sms" and len(text) > SMS_AT_MOST:
        yield f"El SMS tiene {len(text)} letras; déjelo en {SMS_AT_MOST} o menos, porque se paga por partes."


register(Section("messages", "live", (PATH,), read_messages, check_messages))
