"""Open a case: what was presented, its folio, its points, and the first step of the procedure (step 1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from ventanilla.cases.catalogue import IN_TIME, USUAL_PROCEDURE, Kind
from ventanilla.cases.contest import Contested, contested_by
from ventanilla.cases.legal_clock import GROUP
from ventanilla.cases.letters import receipt_fields
from ventanilla.cases.models import Case, CaseState, CaseWord, ExternalReference, Nature, Point
from ventanilla.cases.telling import tell_received
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.deadlines.models import Deadline
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.actions import attach, issue_letter
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.text import fold
from ventanilla.notices.actions import give_code
from ventanilla.notices.addresses import email_address, phone_number
from ventanilla.processes.actions import open_instance
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day
from ventanilla.utility.vocabulary import tell

OLDEST = timedelta(days=90)
"""What came by voice longer ago than this is a slip of the keyboard; a letter has the day of its own entry."""


class UnableToOpen(Refusal):
    """The case lacks something without which nobody could answer it."""


@dataclass(frozen=True)
class Petitioner:
    """Who asks. `capacity` is one of the pack's; at least one way to reach the person is needed."""

    name: str
    capacity: str = "titular"
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True)
class Presented:
    """What it is presented as: a `kind` of the pack, its first for "", and the folio of the case it `contests`."""

    kind: str = ""
    contests: str = ""


@dataclass(frozen=True)
class Brought:
    """What the person brings at intake: files with a label, and folios in other systems."""

    files: Sequence[tuple[StoredFile, str]] = ()
    references: Sequence[tuple[str, str]] = field(default_factory=tuple)


@act
def open_case(
    *,
    channel: str,
    petitioner: Petitioner,
    summary: str,
    points: Sequence[str],
    filed_at: datetime,
    key: str,
    by: Actor,
    at: datetime,
    account: Account | None = None,
    letter: IncomingLetter | None = None,
    brought: Brought | None = None,
    presented: Presented | None = None,
) -> Case:
    """A new case with its folio, standing at the first step after entry; a known `key` gives the case it opened.

    Errors: UnableToOpen, UnableToContest, WrongAddress, NotAllowed.
    """
    take_turns(key)
    if known := _opened_with(key):
        return known[0]
    asked = [text.strip() for text in points if text.strip()]
    _refuse_channel(channel, letter, by, at)
    _refuse(petitioner, summary, asked)
    _refuse_when(filed_at, at, by_letter=letter is not None)
    said = presented or Presented()
    kind = _kind(said.kind)
    contested = contested_by(kind=kind, folio=said.contests.strip(), filed_at=filed_at) if kind else None
    asking = Case(
        key=key,
        procedure=kind.procedure if kind else USUAL_PROCEDURE,
        channel=channel,
        capacity=petitioner.capacity,
        petitioner=petitioner.name.strip(),
        phone=petitioner.phone,
        email=petitioner.email,
        address=petitioner.address,
        account=account,
        letter=letter,
        summary=summary.strip(),
        filed_at=filed_at,
        **done(by, at),
    )
    case = _write(asking, asked, brought or Brought(), by, at)
    told = _told(case, kind, contested, by, at) if kind else {}
    _start(case, told, by, at)
    return case


@prepared
def _opened_with(key: str) -> QuerySet[Case]:
    return Case.objects.filter(key=key)


def _kind(code: str) -> Kind | None:
    """The kind with that code, the pack's first for ""; None where the pack tells none apart."""
    known: dict[str, Kind] = current_pack().section("kinds")
    if code and code not in known:
        raise UnableToOpen("tipo", "Elija de la lista qué se presenta.", field="kind")
    return known[code] if code else next(iter(known.values()), None)


def _told(case: Case, kind: Kind, contested: Contested | None, by: Actor, at: datetime) -> dict[str, Any]:
    """Keep what kind of thing was presented, and tell it to the procedure as its variables."""
    Nature.objects.create(
        case=case,
        kind=kind.code,
        contests=contested.case if contested else None,
        in_time=contested.in_time if contested else None,
        last_day=contested.last_day if contested else None,
        **done(by, at),
    )
    facts = {"kind": kind.code, "contests": contested.case.folio if contested else ""}
    record(event="cases.told_apart", by=by, at=at, on=case.subject, facts=facts)
    told = {"tipo": kind.code, "plazo_respuesta": kind.answer_term}
    return told | ({IN_TIME: contested.in_time} if contested else {})


def _write(case: Case, asked: list[str], brought: Brought, by: Actor, at: datetime) -> Case:
    series = current_pack().section("folios")["petition"]
    case.folio = issue_folio(series=series, day=local_day(at), at=at)
    insert_row(case)
    number = case.account.number if case.account else ""
    CaseState.objects.create(case=case, account=case.account)
    CaseWord.objects.bulk_create(CaseWord(case=case, word=word) for word in sorted(words_of(case)))
    Point.objects.bulk_create(Point(case=case, number=n, text=text) for n, text in enumerate(asked, 1))
    _keep(case, brought, by, at)
    record(
        event="cases.opened",
        by=by,
        at=at,
        on=case.subject,
        facts={"channel": case.channel, "capacity": case.capacity, "account": number, "points": len(asked)},
        personal={"petitioner": case.petitioner, "summary": case.summary},
    )
    return case


def words_of(case: Case) -> set[str]:
    """The words a case is found by, folded."""
    number = case.of_account.number if case.of_account else ""
    return found_by(case.folio, case.petitioner, case.summary, number)


def found_by(*texts: str) -> set[str]:
    """The folded words of a folio, a name, a summary and an account's number."""
    return {word[:40] for word in fold(" ".join(texts)).split()}


def _start(case: Case, told: dict[str, Any], by: Actor, at: datetime) -> None:
    """Open its procedure, do the first step, which is this very entry, and give the person a receipt."""
    start = {
        "canal": case.channel,
        "capacidad": case.capacity,
        "presentada_at": case.filed_at.isoformat(),
        "folio": case.folio,
        **told,
    }
    open_instance(procedure=case.procedure, subject=case.subject, variables=start, by=by, at=at, first={})
    term, code = _legal_term(case), give_code(subject=case.subject, by=by, at=at)
    issue_letter(letter="acuse", subject=case.subject, fields=receipt_fields(case, term, code, by), by=by, at=at)
    tell_received(case=case, term=term, code=code, by=by, at=at)


def _legal_term(case: Case) -> Deadline | None:
    """The term of law that began with the filing."""
    return next((d for d in deadlines_of(case.subject) if d.group == GROUP and not d.reminder), None)


def _refuse_channel(channel: str, letter: IncomingLetter | None, by: Actor, at: datetime) -> None:
    known = current_pack().section("channels").get(channel)
    if known is None:
        raise UnableToOpen("canal", "Ese canal no existe; elija uno de la lista.", field="channel")
    # A letter enters through the registry office and goes to Dirección Comercial first (B-01).
    require(by, "cases.open_by_letter" if known.in_writing else "cases.open", at)
    if known.in_writing and letter is None:
        raise UnableToOpen("sin-escrito", tell("Un escrito entra por {registry_office} con su folio."), field="letter")


def _refuse(petitioner: Petitioner, summary: str, asked: list[str]) -> None:
    if petitioner.capacity not in current_pack().section("capacities"):
        raise UnableToOpen("calidad", "Elija de la lista en qué calidad pide.", field="capacity")
    if not petitioner.name.strip():
        raise UnableToOpen("sin-nombre", "Escriba el nombre de quien pide.", field="petitioner")
    if not summary.strip():
        raise UnableToOpen("sin-asunto", "Escriba el asunto en una línea.", field="summary")
    if not asked:
        raise UnableToOpen("sin-puntos", "Escriba al menos un punto que haya que responder.", field="points")
    email_address(petitioner.email)
    phone_number(petitioner.phone, current_pack().section("utility").country)


def _refuse_when(filed_at: datetime, at: datetime, *, by_letter: bool) -> None:
    """Errors: UnableToOpen for a moment that has not come, or is so far back that it must be a slip."""
    if filed_at > at:
        raise UnableToOpen("fecha-futura", "La presentación no puede ser posterior a este momento.", field="filed_at")
    if not by_letter and at - filed_at > OLDEST:
        sentence = (
            f"Según esa fecha llegó hace más de {OLDEST.days} días: revise el año. Si de verdad llegó entonces, "
            "regístrela con la fecha de hoy y diga en el asunto cuándo llegó."
        )
        raise UnableToOpen("fecha-lejana", sentence, field="filed_at")


def _keep(case: Case, brought: Brought, by: Actor, at: datetime) -> None:
    for file, label in brought.files:
        attach(file=file, subject=case.subject, kind="evidence", label=label, by=by, at=at)
    ExternalReference.objects.bulk_create(
        ExternalReference(case=case, system=system, folio=folio, **done(by, at)) for system, folio in brought.references
    )
