"""One row of a file becomes what the register keeps, or the reasons why it cannot. Pure."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import itemgetter

from ventanilla.register.contact import identity_warnings, looks_like_company, phones_of
from ventanilla.register.importing.amounts import centavos_of
from ventanilla.register.importing.days import is_to_come, possible_day
from ventanilla.register.importing.diameters import millimetres
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
    "contract": 60,
}
REASONS = {
    "columnas-de-mas": "Tiene más columnas que el encabezado",
    "cuenta-repetida": "La cuenta viene dos veces en el archivo",
    "diametro-ilegible": "Un diámetro no son milímetros",
    "estado-desconocido": "El estado no está en la correspondencia",
    "fecha-futura": "Una fecha aún no llega",
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
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

_EMPTY = dict.fromkeys(FIELDS, "")
_CONNECTIONS = {"water": ("diameter", "connected_since"), "sewer": ("sewer_diameter", "sewer_since")}
"""For each kind of connection, what tells its diameter and its day."""
_DONE = ("connected_since", "sewer_since", "contract_since")
"""Days of what was done: none may be to come."""
_LATER = ("diameter", "contract", "sewer_diameter", *_DONE)
"""What mappings could not name at first: empty, they leave the digest of a row as it always was."""
_ALL = itemgetter(*(name for name in FIELDS if name not in _LATER))
_OF_HOLDER = itemgetter("holder", "phones", "email", "rfc", "curp")
_OF_ACCOUNT = (
    *("premises_number", "use_class", "state", "street", "exterior", "interior", "neighbourhood"),
    *("postal_code", "reference"),
)
_OWN = itemgetter(*_OF_ACCOUNT)
_SEARCHED = itemgetter("street", "exterior", "interior", "neighbourhood", "postal_code")


class Unreadable(Exception):
    """Why a cell cannot be used: a stable code and a Spanish sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row understood. Days are ISO text and amounts whole centavos; `values` are the account's own columns.

    `connections` are kind, whole millimetres and the day, or None when it was not told.
    """

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
    connections: list[tuple[str, int, str | None]]
    contract: str
    contract_since: str | None

    def words(self, holder: str) -> list[str]:
        """What the search box finds this account by."""
        return words_of(holder, *_SEARCHED(self.values))


@dataclass(frozen=True)
class Plan:
    """A mapping laid over a header: for each datum where it stands, what its cells mean, and what stands in for it."""

    mapping: Mapping
    width: int
    cells: tuple[tuple[str, tuple[int, ...], dict[str, str] | None, int], ...]
    concepts: tuple[tuple[str, str, int], ...]
    as_of: int | None
    country: str

    def text(self, cells: Sequence[str]) -> dict[str, str]:
        """Each datum as text."""
        out = _EMPTY | self.mapping.defaults
        for name, places, meanings, fill in self.cells:
            found = cells[places[0]] if len(places) == 1 else " ".join(cells[p] for p in places if cells[p])
            if found:
                if meanings:
                    found = meanings.get(plain(found), found)
                out[name] = found.zfill(fill) if fill else found
        return out

    def number(self, cells: Sequence[str]) -> str:
        """The account number a row speaks of, or ""."""
        return self.alone.text(self.whole(cells))["number"]

    @cached_property
    def alone(self) -> "Plan":
        """The same for nothing but the account number."""
        return replace(self, cells=tuple(one for one in self.cells if one[0] == "number"))

    @cached_property
    def limits(self) -> list[tuple[str, int]]:
        """How long a text may be, of those that are there at all."""
        said = {name for name, *_ in self.cells}.union(self.mapping.defaults)
        return [(name, most) for name, most in LENGTHS.items() if name in said]

    def whole(self, cells: Sequence[str]) -> Sequence[str]:
        """The cells, as many as the header has."""
        return cells if len(cells) >= self.width else [*cells, *[""] * (self.width - len(cells))]


def plan_of(mapping: Mapping, header: Sequence[str], country: str = "MX") -> Plan:
    """How to read rows under this header, which has every mapped column; `country` is whose phones they say."""
    where: dict[str, int] = {}
    for place, name in enumerate(header):
        where.setdefault(plain(name), place)
    return Plan(
        mapping=mapping,
        width=len(header),
        cells=tuple(
            (name, tuple(where[plain(c)] for c in columns), mapping.values.get(name), mapping.zero_fill.get(name, 0))
            for name, columns in mapping.columns.items()
        ),
        concepts=tuple((concept, column, where[plain(column)]) for concept, column in mapping.concepts.items()),
        as_of=where[plain(mapping.as_of_column)] if mapping.as_of_column else None,
        country=country,
    )


def parse(plan: Plan, cells: Sequence[str], today: date) -> Incoming:
    """What the row says. Errors: Unreadable with every reason in one sentence after another."""
    mapping = plan.mapping
    if len(cells) > plan.width and any(cells[plan.width :]):
        raise Unreadable(
            "columnas-de-mas",
            f"El renglón tiene {len(cells)} columnas y el encabezado {plan.width}; revise comas y comillas.",
        )
    cells = plan.whole(cells)
    reasons: list[Unreadable] = []
    text = plan.text(cells)
    for name, most in plan.limits:
        if len(text[name]) > most:
            named = _named(mapping, name)
            reasons.append(Unreadable("texto-largo", f"{named[0].upper()}{named[1:]} pasa de {most} letras."))
    if not key_of(text["number"]):
        reasons.append(Unreadable("sin-cuenta", f"Falta el número de cuenta ({_named(mapping, 'number')[3:]})."))
    if not any(map(str.isalpha, text["holder"])):
        reasons.append(Unreadable("sin-titular", f"Falta el nombre del titular ({_named(mapping, 'holder')[3:]})."))
    state = _STATES.get(plain(text["state"]) or "active", "")
    if not state:
        sentence = f"El estado «{text['state']}» no se conoce; agréguelo en [values.state] de la correspondencia."
        reasons.append(Unreadable("estado-desconocido", sentence))
    for name, _ in _CONNECTIONS.values():
        if text[name] and not millimetres(text[name]):
            sentence = f"El diámetro «{text[name]}» no son milímetros; tradúzcalo en [values.{name}]."
            reasons.append(Unreadable("diametro-ilegible", sentence))
    days: dict[str, str | None] = {}
    for name in ("since", "meter_since", *_DONE):
        try:
            days[name] = _day(text[name], mapping, today, name)
        except Unreadable as reason:
            reasons.append(reason)
    balances = _balances(plan, cells, today, reasons)
    if reasons:
        raise Unreadable(reasons[0].code, " ".join(r.sentence for r in reasons))
    return _incoming(plan, text | {"state": state}, days, balances)


def _incoming(
    plan: Plan, text: dict[str, str], days: dict[str, str | None], balances: list[tuple[str, int, str]]
) -> Incoming:
    mapping = plan.mapping
    phones, odd = phones_of(text["phones"], plan.country) if text["phones"] else ([], [])
    warnings = identity_warnings(text["rfc"], text["curp"]) if text["rfc"] or text["curp"] else []
    warnings += [f"El teléfono «{phone}» no se entiende." for phone in odd]
    if text["email"] and not _EMAIL.fullmatch(text["email"]):
        warnings.append(f"El correo «{text['email']}» no parece completo.")
    kept = [f"{name}:{text[name]}" for name in _LATER if text[name]]
    kept += [f"{c}:{a}:{on if mapping.as_of_column else ''}" for c, a, on in balances]
    values = dict(zip(_OF_ACCOUNT, _OWN(text), strict=True))
    values["number_key"], values["premises_key"] = key_of(text["number"]), key_of(text["premises_number"])
    return Incoming(
        number=text["number"],
        values=values,
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
        digest=_digest("\x1f".join([*_ALL(text), *kept])),
        holder_digest=_digest("\x1f".join(_OF_HOLDER(text))),
        connections=[
            (kind, millimetres(text[wide]), days[since]) for kind, (wide, since) in _CONNECTIONS.items() if text[wide]
        ],
        contract=text["contract"],
        contract_since=days["contract_since"],
    )


def _balances(plan: Plan, cells: Sequence[str], today: date, reasons: list[Unreadable]) -> list[tuple[str, int, str]]:
    found, mapping = [], plan.mapping
    as_of: str | None = (mapping.as_of or today).isoformat()
    if plan.as_of is not None:
        try:
            as_of = _day(cells[plan.as_of], mapping, today) or as_of
        except Unreadable as reason:
            reasons.append(reason)
    for concept, column, place in plan.concepts:
        text = cells[place]
        amount = centavos_of(text, mapping.decimal) if text else 0
        if amount is None:
            sentence = f"El saldo «{text}» de la columna «{column}» no es un importe."
            reasons.append(Unreadable("saldo-ilegible", sentence))
        elif as_of:
            found.append((concept, amount, as_of))
    return found


def _named(mapping: Mapping, name: str) -> str:
    return "la columna " + " + ".join(f"«{c}»" for c in mapping.columns.get(name, (name,)))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _day(text: str, mapping: Mapping, today: date, name: str = "") -> str | None:
    """The day of a datum, or of the balances when it has no name. Errors: Unreadable."""
    if not text:
        return None
    day = possible_day(text, mapping.dates, today)
    if day and (name not in _DONE or day <= today.isoformat()):
        return day
    named = _named(mapping, name) if name else f"la columna «{mapping.as_of_column}»"
    said = f"{named[0].upper()}{named[1:]} dice «{text}»"
    if name in _DONE and is_to_come(text, mapping.dates, today):
        raise Unreadable("fecha-futura", f"{said}, un día que aún no llega.")
    shown = today.strftime(mapping.dates[0]) if mapping.dates else today.isoformat()
    raise Unreadable("fecha-ilegible", f"{said}, que no es un día como {shown}.")
