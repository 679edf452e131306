"""What a petition tells the person who asked, queued in the same transaction as the act."""

from collections.abc import Sequence
from datetime import datetime

from ventanilla.cases import messages
from ventanilla.cases.catalogue import Paper
from ventanilla.cases.models import Case
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.points.spoken import spoken_day
from ventanilla.journal.actor import Actor
from ventanilla.notices import following
from ventanilla.notices.actions import Recipient, queue_message
from ventanilla.notices.models import FollowCode


def tell(case: Case, kind: str, by: Actor, at: datetime, *, about: str, secret: str = "", **values: str) -> None:
    """Queue `kind` for whoever asked; with neither e-mail nor telephone nothing is told and that is no error.

    `about` tells this message from others of the kind about the same case.
    """
    queue_message(
        kind=kind,
        subject=case.subject,
        to=Recipient(case.petitioner, case.email, case.phone),
        values={
            "folio": case.folio,
            "nombre": case.petitioner,
            "asunto": case.summary,
            "enlace": following.address(case.folio),
            **values,
        },
        key=f"{kind}:{case.pk}:{about}"[:150],
        by=by,
        at=at,
        secret=secret,
    )


def tell_received(*, case: Case, term: Deadline | None, code: FollowCode, by: Actor, at: datetime) -> None:
    """The folio, the word to follow it by and until when it must be answered."""
    last = spoken_day(term.last_day) if term and term.last_day else "la fecha que marca la ley"
    tell(case, messages.RECEIVED, by, at, about="", secret=code.seed, vence=last)


def tell_code(*, case: Case, code: FollowCode, by: Actor, at: datetime) -> None:
    """The new word."""
    tell(case, messages.CODE, by, at, about=str(code.pk), secret=code.seed)


def tell_missing(*, case: Case, lacking: Sequence[Paper], number: str, by: Actor, at: datetime) -> None:
    """Which papers to bring."""
    tell(case, messages.PAPERS, by, at, about=number, faltantes="; ".join(paper.name for paper in lacking))


def tell_accreditation(*, case: Case, number: str, by: Actor, at: datetime) -> None:
    """That a letter asks to prove standing, to be collected."""
    tell(case, messages.ACCREDITATION, by, at, about=number, oficio=number)


def tell_answer(*, case: Case, number: str, by: Actor, at: datetime) -> None:
    """That the answer is ready."""
    tell(case, messages.ANSWER, by, at, about=number, oficio=number)


def tell_closed(*, case: Case, why: str, by: Actor, at: datetime) -> None:
    """That the case is closed, and why."""
    tell(case, messages.CLOSED, by, at, about="", motivo=why)
