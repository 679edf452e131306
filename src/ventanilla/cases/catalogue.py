"""What a pack says of petitions: channels, capacities, matters, kinds of immediate resolution and papers asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

USUAL_PROCEDURE: Final = "peticion"
"""What attends a petition where the pack tells no kinds apart."""
IN_TIME: Final = "en_termino"
"""The variable that tells a procedure whether what contests an answer came in time."""


@dataclass(frozen=True)
class Channel:
    """A way a petition comes in.

    `in_writing` ones enter through the registry office with a folio of their own; `in_person` ones begin with a
    line of the visitor log.
    """

    code: str
    name: str
    in_writing: bool = False
    in_person: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Kind:
    """What may be presented, where a utility tells kinds apart (petition, complaint, claim, appeal).

    `procedure` attends it. `answer_term`, a code of terms.toml, is the one in which it must be answered; "" leaves
    that to the diagram. One that `contests` the answers of other kinds must be presented within `term`.
    """

    code: str
    name: str
    procedure: str
    answer_term: str = ""
    contests: tuple[str, ...] = ()
    term: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Capacity:
    """As what somebody asks. `third_party` must prove standing before the petition goes on."""

    code: str
    name: str
    third_party: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Matter:
    """What a petition or a visit is about. `area` is the code of the area that solves it; `process` its name in PL-07.

    With `log = false` who comes for it is neither entered in the visitor log nor opens a petition: she is told to go
    to `goes_to` («la caja»).
    """

    code: str
    name: str
    area: str
    process: str = ""
    resolutions: tuple[str, ...] = ()
    log: bool = True
    goes_to: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Resolution:
    """A kind of immediate resolution. `needs_folio`: the folio of the legacy system where it was done must be noted.

    `correction` is the one that the matter of a visit ends with when its typing error in the register was put right.
    """

    code: str
    name: str
    needs_folio: bool = False
    correction: bool = False
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Support:
    """A supporting process. `holder` attends it; `system` keeps its folio, or ""; `form` is the code of its form."""

    code: str
    name: str
    holder: str
    system: str = ""
    form: str = ""
    source: str = ""
    assumed: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper that a procedure asks of some capacities.

    `variable` is the boolean of the diagram it answers for, or ""; `accepts` are the documents that serve as this
    paper (any one is enough); `proves_standing` marks what a third party may accredit with.
    """

    code: str
    name: str
    capacities: tuple[str, ...]
    variable: str = ""
    accepts: tuple[str, ...] = ()
    proves_standing: bool = False
    source: str = ""
    assumed: bool = False


def attended(matters: Mapping[str, Matter]) -> dict[str, Matter]:
    """The matters that the front desk attends, without those that are only told where to go."""
    return {code: matter for code, matter in matters.items() if matter.log}


@dataclass(frozen=True)
class AlertRule:
    """When the clock itself speaks of a term of `group` ("referral" or "legal") that is still open.

    `days_before`: a reminder, that many business days before the last one; `days_after`: an escalation, that many
    after it (0: as soon as it ran out). Exactly one of both. `post` is whom it is for; "" is the area that has it.
    """

    code: str
    name: str
    group: str
    days_before: int = -1
    days_after: int = -1
    post: str = ""
    source: str = ""
    assumed: bool = False

    @property
    def is_reminder(self) -> bool:
        return self.days_before >= 0


def papers_of(papers: Iterable[Paper], capacity: str) -> list[Paper]:
    """The papers asked of somebody who comes in that capacity, in the pack's order."""
    return [paper for paper in papers if capacity in paper.capacities]


def outcome(papers: Iterable[Paper], capacity: str, seen: Iterable[str]) -> dict[str, bool]:
    """Each variable of the diagram: true when every paper asked of that capacity that answers for it was seen.

    >>> outcome([Paper("ine", "INE", ("titular",), "doc_id")], "titular", [])
    {'doc_id': False}
    """
    had, out = set(seen), dict[str, bool]()
    for paper in papers:
        if paper.variable:
            met = capacity not in paper.capacities or paper.code in had
            out[paper.variable] = out.get(paper.variable, True) and met
    return out
