"""The book of tariffs: what is charged, from when to when, and by which article. All of it data of the pack."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ventanilla.lib.refusals import Refusal
from ventanilla.lib.text import fold
from ventanilla.lib.validity import in_force
from ventanilla.tariffs.points.changes import Adjustment, Prescription
from ventanilla.tariffs.points.inflation import IndexValue, Update

PESO = "peso"
"""The unit of amounts that the law writes in money."""
CHARGED = ("active", "restricted")
"""The states of a service in which its fees are charged where the pack does not say."""


class UnknownFee(Refusal):
    """The book has no such fee, unit or rate in force on that day."""


@dataclass(frozen=True)
class Concept:
    """What is charged, as the income law calls it. `order`: of two owed of one day the lower is paid first.

    `accrues` says whether being late adds anything to it.
    """

    code: str
    name: str
    order: int = 0
    accrues: bool = True
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class UnitValue:
    """What a unit of account is worth in whole centavos while it is in force, as the UMA of a year."""

    code: str
    name: str
    centavos: int
    valid_from: date
    valid_until: date | None = None
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Fee:
    """What an act costs, or a service each period: `amount` in `unit`. `uses` are the use classes it is for, or all.

    `months` is how long a period of the service is; an act has none. `states` are those of the service in which each
    period of it is charged; an act is charged in any.
    """

    code: str
    name: str
    concept: str
    amount: Decimal
    unit: str
    valid_from: date
    valid_until: date | None = None
    uses: tuple[str, ...] = ()
    months: int = 0
    states: tuple[str, ...] = CHARGED
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Rate:
    """A percentage of something, with its validity; `concept` is a code of the concepts."""

    code: str
    name: str
    concept: str
    percent: Decimal
    valid_from: date
    valid_until: date | None = None
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Tax(Rate):
    """A tax on a concept: `percent` of the amount, for those use classes or all."""

    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surcharge(Rate):
    """What is added each month or part of a month that a charge is late: `percent` of it. `concept` is its own."""


@dataclass(frozen=True)
class Programme:
    """A discount: `percent` of what is left of charges of those concepts, up to `cap_centavos` of an account at a time.

    `papers` are what is shown to have it; above `desk_centavos` somebody who authorises grants it. 0 is no limit.
    """

    code: str
    name: str
    concepts: tuple[str, ...]
    percent: Decimal
    valid_from: date
    valid_until: date | None = None
    cap_centavos: int = 0
    desk_centavos: int = 0
    papers: tuple[str, ...] = ()
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Proxy:
    """A paper with which somebody who is not the holder may be given what an account owes."""

    code: str
    name: str
    citation: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Rounding:
    """How a total is paid: to `step` centavos; what is over goes up when it is more than `down_to`, else down."""

    step: int = 1
    down_to: int = 0
    concept: str = ""
    citation: str = ""

    def difference(self, centavos: int) -> int:
        """What rounding adds to a total, negative when it takes away.

        >>> Rounding(100, 50).difference(10_050), Rounding(100, 50).difference(10_051)
        (-50, 49)
        """
        over = centavos % self.step
        return self.step - over if over > self.down_to else -over


@dataclass(frozen=True)
class Book:
    """Everything that a pack says of tariffs."""

    concepts: tuple[Concept, ...] = ()
    units: tuple[UnitValue, ...] = ()
    fees: tuple[Fee, ...] = ()
    taxes: tuple[Tax, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()
    programmes: tuple[Programme, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    prescriptions: tuple[Prescription, ...] = ()
    indices: tuple[IndexValue, ...] = ()
    updates: tuple[Update, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    rounding: Rounding = field(default_factory=Rounding)

    def concept(self, code: str) -> Concept:
        """The concept of that code; one that the pack no longer has is called by its code and comes last."""
        return next((one for one in self.concepts if one.code == code), Concept(code, code, order=1_000))

    @cached_property
    def accrue_nothing(self) -> frozenset[str]:
        """The concepts to which being late adds nothing: lateness itself, its taxes, rounding, what the pack says."""
        late = {rule.concept for rule in self.surcharges} | {rule.concept for rule in self.updates}
        taxed = {tax.code for tax in self.taxes if tax.concept in late}
        taxed -= {tax.code for tax in self.taxes if tax.concept not in late}
        told = {concept.code for concept in self.concepts if not concept.accrues}
        return frozenset(late | taxed | told | {self.rounding.concept})

    def fee(self, code: str, on: date, use: str = "") -> Fee:
        """The fee in force on a day for a use class. Errors: UnknownFee."""
        found = next((f for f in self.fees if f.code == code and in_force(f, on) and _for_use(f.uses, use)), None)
        if found is None:
            raise UnknownFee("sin-tarifa", f"No hay una tarifa vigente de «{code}» para ese uso y ese día.")
        return found

    def unit(self, code: str, on: date) -> UnitValue:
        """What a unit of account is worth on a day. Errors: UnknownFee."""
        found = next((u for u in self.units if u.code == code and in_force(u, on)), None)
        if found is None:
            raise UnknownFee("sin-unidad", f"No se ha cargado el valor de «{code}» vigente ese día; avise a sistemas.")
        return found

    def proxy(self, code: str) -> Proxy | None:
        """The paper of that code, or None."""
        return next((one for one in self.proxies if one.code == code), None)

    def update_of(self, concept: str, on: date) -> Update | None:
        """How late charges of a concept are brought up to date on a day, or None."""
        return next((u for u in self.updates if concept in u.concepts and in_force(u, on)), None)

    def prescription_of(self, concept: str, on: date) -> Prescription | None:
        """When charges of a concept may be out of time, by the rule in force on a day, or None."""
        return next((p for p in self.prescriptions if concept in p.concepts and in_force(p, on)), None)

    def adjustment(self, code: str, on: date) -> Adjustment | None:
        """The kind of adjustment of that code in force on a day, or None."""
        return next((a for a in self.adjustments if a.code == code and in_force(a, on)), None)

    def taxes_on(self, concept: str, on: date, use: str = "") -> list[Tax]:
        """The taxes of a concept on a day for a use class, in the order of the pack."""
        return [t for t in self.taxes if t.concept == concept and in_force(t, on) and _for_use(t.uses, use)]


def _for_use(uses: tuple[str, ...], use: str) -> bool:
    """However the register writes its use classes."""
    return not uses or fold(use) in map(fold, uses)
