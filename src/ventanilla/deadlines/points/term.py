"""What a term is, and what may happen to it: a pause, a restart, an extension. All of it data of the pack."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time
from typing import Any, Final

from ventanilla.lib.refusals import Refusal

UNITS: Final = {
    "business_days": ("día hábil", "días hábiles"),
    "calendar_days": ("día natural", "días naturales"),
    "months": ("mes", "meses"),
    "hours": ("hora", "horas"),
}
STARTS: Final = ("next_business_day", "next_day", "same_day", "moment")
ROLLS: Final = ("next_business_day", "none")
RECEPTIONS: Final = ("any_hour", "office_hours")
RESUMES: Final = ("next_day", "same_day")


class UnknownTerm(Refusal):
    """The pack has no such term in force on that day."""


@dataclass(frozen=True)
class Term:
    """A rule of the pack.

    `amount` is in `unit`. `start` says which day is the first: the next business day, the next day, the same day,
    or the very moment. `cut_off` ends the last day earlier than 24:00. `roll` moves a last day that is not a
    business day (hours never roll). `reception` "office_hours" takes what comes after closing as received on the next
    business day.
    `resume` says whether the day a pause ends counts ("same_day") or the one after it ("next_day").
    `extension_limit` is the most that may be added, in `unit`. `amber` business days before the end it turns amber.
    A `reminder` is ours, not the law's: it never expires into silence. `cyclic` ones are started again each time.
    """

    code: str
    name: str
    unit: str
    amount: int
    group: str
    start: str = "next_business_day"
    roll: str = "next_business_day"
    reception: str = "any_hour"
    resume: str = "next_day"
    cut_off: time | None = None
    extension_limit: int | None = None
    amber: int = 3
    reminder: bool = False
    cyclic: bool = False
    citation: str = ""
    assumed: bool = False
    stop_event: str = ""
    silence: str = ""
    valid_from: date = date.min
    valid_until: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """`valid_until` is the last day in force."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def amount_text(self) -> str:
        """«15 días hábiles»."""
        one, many = UNITS[self.unit]
        return f"{self.amount} {one if self.amount == 1 else many}"

    def as_rule(self) -> dict[str, Any]:
        """The JSON kept with a deadline; `from_rule` gives the term back."""
        return {k: v.isoformat() if isinstance(v, date | time) else v for k, v in asdict(self).items()}

    @classmethod
    def from_rule(cls, rule: dict[str, Any]) -> "Term":
        known = {f.name: rule[f.name] for f in fields(cls) if f.name in rule}
        for key in ("valid_from", "valid_until"):
            if known.get(key):
                known[key] = date.fromisoformat(known[key])
        if known.get("cut_off"):
            known["cut_off"] = time.fromisoformat(known["cut_off"])
        return cls(**known)


@dataclass(frozen=True)
class Terms:
    """The terms of a pack, with their validity."""

    all: tuple[Term, ...]

    def valid(self, code: str, day: date) -> Term:
        """The term in force on `day`. Errors: UnknownTerm."""
        for term in self.all:
            if term.code == code and term.is_valid_on(day):
                return term
        raise UnknownTerm(
            "plazo-desconocido",
            f"El paquete no tiene el plazo «{code}» vigente el {day:%d/%m/%Y}; agréguelo en terms.toml y publíquelo.",
        )

    def codes(self) -> frozenset[str]:
        return frozenset(term.code for term in self.all)


@dataclass(frozen=True)
class Pause:
    """A suspension from one act to another; `until_at` is None while it lasts."""

    from_at: datetime
    until_at: datetime | None = None
    reason: str = ""
    document: str = ""


@dataclass(frozen=True)
class Restart:
    """The term counts anew from `at`, as when the missing papers are completed."""

    at: datetime
    reason: str = ""
    document: str = ""


@dataclass(frozen=True)
class Extension:
    """`amount` more, in the term's unit, granted at `at`, before it expired."""

    amount: int
    at: datetime | None = None
    reason: str = ""
    document: str = ""
