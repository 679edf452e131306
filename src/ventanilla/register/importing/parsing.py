"""One row of a file becomes what the register keeps, or the reasons why it cannot. Pure."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from ventanilla.register.contact import identity_warnings, looks_like_company, phones_of
from ventanilla.register.importing.mapping import FIELDS, Mapping
from ventanilla.register.words import key_of, plain, words_of

LENGTHS = {
    "number": 40,
    "premises_number": 40,
    "holder": 200,
    "use_class": 60,
    "street": 160,
    "exterior": 40,
    "interior": 40,
    "neighbourhood": 120,
    "postal_code": 10,
    "reference": 240,
    "email": 160,
    "rfc": 20,
    "curp": 24,
    "meter": 40,
}
REASONS = {
    "columnas-de-mas": "Tiene más columnas que el encabezado",
    "cuenta-repetida": "La cuenta viene dos veces en el archivo",
    "estado-desconocido": "El estado no está en la correspondencia",
    "fecha-ilegible": "Una fecha no se entiende",
    "saldo-ilegible": "Un saldo no es un importe",
    "sin-cuenta": "Falta el número de cuenta",
    "sin-titular": "Falta el nombre del titular",
    "texto-largo": "Un texto es demasiado largo",
}
"""Every reason for which a row is rejected, by its code."""
_STATES = {"active": "active", "restricted": "restricted", "suspended": "suspended", "terminated": "terminated"}
_STATES |= {"activa": "active", "activo": "active", "restringida": "restricted", "restringido": "restricted"}
_STATES |= {"suspendida": "suspended", "suspendido": "suspended", "baja": "terminated", "cancelada": "terminated"}
_SERIAL_DAY = re.compile(r"[1-9]\d{4}(\.0+)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

Places = dict[str, tuple[int, ...]]


class Unreadable(Exception):
    """Why a cell cannot be used: a stable code and a Spanish sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row understood. Days are ISO text and amounts whole centavos; `values` are the account's own columns."""

    number: str
    values: dict[str, str]
    holder: str
    company: bool
    email: str
    rfc: str
    curp: str
    phones: list[str]
    warnings: list[str]
    since: str | None
    meter: str
    meter_since: str | None
    balances: list[tuple[str, int, str]]
    digest: str
    holder_digest: str

    def words(self, holder: str) -> list[str]:
        """What the search box finds this account by."""
        v = self.values
        return words_of(holder, v["street"], v["exterior"], v["interior"], v["neighbourhood"], v["postal_code"])


def columns_of(mapping: Mapping, header: Sequence[str]) -> Places:
    """Where each mapped column stands; balances under "=concept"."""
    where: dict[str, int] = {}
    for place, name in enumerate(header):
        where.setdefault(plain(name), place)
    places = {name: tuple(where[plain(c)] for c in columns) for name, columns in mapping.columns.items()}
    places |= {f"={concept}": (where[plain(column)],) for concept, column in mapping.concepts.items()}
    if mapping.as_of_column:
        places["=as_of"] = (where[plain(mapping.as_of_column)],)
    return places


def number_of(mapping: Mapping, places: Places, cells: Sequence[str]) -> str:
    """The account number a row speaks of, or ""."""
    return _cell(mapping, places, cells, "number")


def _cell(mapping: Mapping, places: Places, cells: Sequence[str], name: str) -> str:
    at = places.get(name, ())
    if len(at) == 1:
        found = cells[at[0]] if at[0] < len(cells) else ""
    else:
        found = " ".join(cells[p] for p in at if p < len(cells) and cells[p])
    if found and name in mapping.values:
        found = mapping.values[name].get(plain(found), found)
    found = found or mapping.defaults.get(name, "")
    width = mapping.zero_fill.get(name, 0)
    return found.zfill(width) if found and width else found


def parse(mapping: Mapping, places: Places, header: Sequence[str], cells: Sequence[str], today: date) -> Incoming:
    """What the row says. Errors: Unreadable with every reason in one sentence after another."""
    reasons: list[Unreadable] = []
    if len(cells) > len(header) and any(cells[len(header) :]):
        raise Unreadable(
            "columnas-de-mas",
            f"El renglón tiene {len(cells)} columnas y el encabezado {len(header)}; revise comas y comillas.",
        )
    text = {name: _cell(mapping, places, cells, name) for name in FIELDS}
    for name, most in LENGTHS.items():
        if len(text[name]) > most:
            named = _named(mapping, name)
            reasons.append(Unreadable("texto-largo", f"{named} pasa de {most} letras."))
    if not key_of(text["number"]):
        reasons.append(Unreadable("sin-cuenta", f"Falta el número de cuenta ({_named(mapping, 'number')})."))
    if not any(map(str.isalpha, text["holder"])):
        reasons.append(Unreadable("sin-titular", f"Falta el nombre del titular ({_named(mapping, 'holder')})."))
    state = _STATES.get(plain(text["state"]) or "active", "")
    if not state:
        sentence = f"El estado «{text['state']}» no se conoce; agréguelo en [values.state] de la correspondencia."
        reasons.append(Unreadable("estado-desconocido", sentence))
    days: dict[str, str | None] = {}
    for name in ("since", "meter_since"):
        try:
            days[name] = _day(text[name], mapping.dates, today, _named(mapping, name))
        except Unreadable as reason:
            reasons.append(reason)
    balances = _balances(mapping, places, cells, today, reasons)
    if reasons:
        raise Unreadable(reasons[0].code, " ".join(r.sentence for r in reasons))
    return _incoming(mapping, text | {"state": state}, days, balances)


def _incoming(
    mapping: Mapping, text: dict[str, str], days: dict[str, str | None], balances: list[tuple[str, int, str]]
) -> Incoming:
    phones, odd = phones_of(text["phones"]) if text["phones"] else ([], [])
    warnings = identity_warnings(text["rfc"], text["curp"]) if text["rfc"] or text["curp"] else []
    warnings += [f"El teléfono «{phone}» no se entiende." for phone in odd]
    if text["email"] and not _EMAIL.fullmatch(text["email"]):
        warnings.append(f"El correo «{text['email']}» no parece completo.")
    holder = "\x1f".join(text[n] for n in ("holder", "phones", "email", "rfc", "curp"))
    kept = [f"{c}:{a}:{on if mapping.as_of_column else ''}" for c, a, on in balances]
    whole = "\x1f".join([*(text[n] for n in FIELDS), *kept])
    return Incoming(
        number=text["number"],
        values={
            "number_key": key_of(text["number"]),
            "premises_number": text["premises_number"],
            "premises_key": key_of(text["premises_number"]),
            "use_class": text["use_class"],
            "state": text["state"],
            "street": text["street"],
            "exterior": text["exterior"],
            "interior": text["interior"],
            "neighbourhood": text["neighbourhood"],
            "postal_code": text["postal_code"],
            "reference": text["reference"],
        },
        holder=text["holder"],
        company=looks_like_company(text["holder"], text["rfc"]),
        email=text["email"],
        rfc=text["rfc"].upper(),
        curp=text["curp"].upper(),
        phones=phones,
        warnings=warnings,
        since=days["since"],
        meter=text["meter"] if key_of(text["meter"]).strip("0") else "",
        meter_since=days["meter_since"],
        balances=balances,
        digest=_digest(whole),
        holder_digest=_digest(holder),
    )


def _balances(
    mapping: Mapping, places: Places, cells: Sequence[str], today: date, reasons: list[Unreadable]
) -> list[tuple[str, int, str]]:
    found = []
    try:
        as_of: str | None = (mapping.as_of or today).isoformat()
        if "=as_of" in places:
            named = f"La columna «{mapping.as_of_column}»"
            as_of = _day(_cell(mapping, places, cells, "=as_of"), mapping.dates, today, named) or as_of
    except Unreadable as reason:
        reasons.append(reason)
    for concept, column in mapping.concepts.items():
        text = _cell(mapping, places, cells, f"={concept}")
        amount = centavos_of(text, mapping.decimal) if text else 0
        if amount is None:
            reasons.append(
                Unreadable("saldo-ilegible", f"El saldo «{text}» de la columna «{column}» no es un importe.")
            )
        elif as_of:
            found.append((concept, amount, as_of))
    return found


def _named(mapping: Mapping, name: str) -> str:
    return "la columna " + " + ".join(f"«{c}»" for c in mapping.columns.get(name, (name,)))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=50_000)
def centavos_of(text: str, decimal: str) -> int | None:
    """Whole centavos of an amount as written, half a centavo up; None when it is not an amount.

    >>> centavos_of("$ 1,234.505", "."), centavos_of("(12,5)", ","), centavos_of("doce", ".")
    (123451, -1250, None)
    """
    bare = text.replace("$", "").replace(" ", "").upper().removesuffix("MXN")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()").replace("." if decimal == "," else ",", "").replace(",", ".")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        return None
    if not amount.is_finite() or abs(amount) >= Decimal("1e13"):
        return None
    whole = int((amount * 100).to_integral_value(ROUND_HALF_UP))
    return -whole if negative else whole


def _day(text: str, formats: tuple[str, ...], today: date, named: str) -> str | None:
    if not text:
        return None
    day = _read_day(text, formats)
    if day is None or not date(1850, 1, 1) <= day <= today + timedelta(days=366):
        shown = today.strftime(formats[0]) if formats else today.isoformat()
        raise Unreadable(
            "fecha-ilegible", f"{named[0].upper()}{named[1:]} dice «{text}», que no es un día como {shown}."
        )
    return day.isoformat()


@lru_cache(maxsize=50_000)
def _read_day(text: str, formats: tuple[str, ...]) -> date | None:
    """A day in one of the formats, in ISO form, or as the number of days spreadsheets keep (45231)."""
    if _SERIAL_DAY.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    for form in (*formats, "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    return None
