"""Questions to controlled documents: which are in force, who signed them, and their history."""

from collections.abc import Iterable
from dataclasses import dataclass

from ventanilla.quality.catalogue import papers_of
from ventanilla.quality.models import Approval, Revision
from ventanilla.utility.queries import current_pack

Step = Approval.Step
ORDER = (Step.MADE, Step.REVIEWED, Step.AUTHORISED)
HISTORY = 50
"""How many revisions of a document its page shows: the newest."""


@dataclass(frozen=True)
class Controlled:
    """A revision with its signatures. `repeats` says that its number was already used for another text."""

    revision: Revision
    approvals: dict[str, Approval]
    in_force: bool
    repeats: bool = False

    @property
    def next_step(self) -> str:
        """The signature it waits for; "" when it is authorised."""
        return next((step for step in ORDER if step not in self.approvals), "")

    @property
    def is_authorised(self) -> bool:
        return not self.next_step

    @property
    def state(self) -> str:
        """In Spanish, for people."""
        waits = {Step.MADE: "Sin elaborar", Step.REVIEWED: "Elaborado, sin revisar", "": "Autorizado"}
        return waits.get(self.next_step, "Revisado, sin autorizar")


def in_force() -> list[Controlled]:
    """The documents of the pack in force, by code. 2 queries."""
    rows = Revision.objects.filter(digest__in=_digests()).order_by("code", "pk")
    return _with_approvals(list(rows), None)


def history_of(code: str) -> list[Controlled]:
    """The revisions of a document, the newest first; [] for a code nobody registered. 2 queries."""
    rows = list(Revision.objects.filter(code=code).order_by("-pk")[:HISTORY])
    return _with_approvals(rows, _digests())


def of_procedure(procedure: str) -> list[Controlled]:
    """The plan and the procedure that a sheet prints, in force, the plan first. 2 queries."""
    kinds = (Revision.Kind.PLAN, Revision.Kind.PROCEDURE)
    rows = Revision.objects.filter(digest__in=_digests(), procedure=procedure, kind__in=kinds).order_by("kind", "pk")
    return _with_approvals(list(rows), None)


def is_in_force(revision: Revision) -> bool:
    """Whether the pack in force says exactly this text."""
    return revision.digest in _digests()


def _digests() -> set[str]:
    return {paper.digest for paper in papers_of(current_pack())}


def _with_approvals(rows: list[Revision], valid: Iterable[str] | None) -> list[Controlled]:
    """`valid` are the digests in force; None when all of them are."""
    signed: dict[int, dict[str, Approval]] = {}
    for approval in Approval.objects.filter(revision__in=rows).order_by("pk"):
        signed.setdefault(approval.revision_id, {})[approval.step] = approval
    numbers = [(row.code, row.revision) for row in rows]
    return [
        Controlled(
            row,
            signed.get(row.pk, {}),
            valid is None or row.digest in valid,
            numbers.count((row.code, row.revision)) > 1,
        )
        for row in rows
    ]
