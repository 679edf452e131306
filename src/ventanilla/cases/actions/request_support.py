"""Ask something of a supporting process on account of a case or an account, note its folio, and close it (H-02)."""

from datetime import datetime

from ventanilla.cases.actions.add_evidence import add_reference
from ventanilla.cases.catalogue import Support
from ventanilla.cases.models import Case, SupportClosure, SupportFolio, SupportOpen, SupportRequest
from ventanilla.cases.queries import hold_case
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack

NEEDS = "cases.follow_up"


class UnableToSupport(Refusal):
    """The request lacks something, or it ended already."""


@act
def request_support(
    *,
    kind: str,
    text: str,
    key: str,
    by: Actor,
    at: datetime,
    case: Case | None = None,
    account: Account | None = None,
    folio: str = "",
) -> SupportRequest:
    """A request about exactly one of `case` and `account`; a known `key` gives the one it made.

    `kind` is a code of the pack's support.toml; `folio` the one of the other system, if it is known already.
    Errors: UnableToSupport, UnableToAdd, NotAllowed.
    """
    require(by, NEEDS, at)
    take_turns(key)
    if known := SupportRequest.objects.filter(key=key).first():
        return known
    support_named(kind)
    if not text.strip():
        raise UnableToSupport("sin-texto", "Escriba qué se pide y para cuándo.", field="text")
    if (case is None) == (account is None):
        raise UnableToSupport("sin-asunto", "Pida el apoyo desde una petición o desde una cuenta.")
    if case and hold_case(case).closed_at:
        raise UnableToSupport("cerrada", "La petición está cerrada; pida el apoyo desde la cuenta o desde otra.")
    asked = SupportRequest.objects.create(
        key=key, kind=kind, text=text.strip(), case=case, account=account, **done(by, at)
    )
    SupportOpen.objects.create(request=asked, kind=kind)
    _tell("cases.support_requested", asked, {}, {"text": asked.text}, by, at)
    if folio.strip():
        note_support_folio(request=asked, folio=folio, by=by, at=at)
    return asked


@act
def note_support_folio(*, request: SupportRequest, folio: str, by: Actor, at: datetime) -> SupportFolio:
    """The folio the other process gave; the same one twice is noted once.

    Errors: UnableToSupport, UnableToAdd, NotAllowed.
    """
    require(by, NEEDS, at)
    request, folio = _held(request), folio.strip()
    if not folio:
        raise UnableToSupport("sin-folio", "Escriba el folio que le dieron.", field="folio")
    known = SupportFolio.objects.filter(request=request).select_related("reference").first()
    if known and known.shown == folio:
        return known
    if known:
        raise UnableToSupport("con-folio", f"Ya tiene anotado el folio {known.shown}; no se cambia.", field="folio")
    if request.case is None:
        noted = SupportFolio.objects.create(request=request, folio=folio, **done(by, at))
    else:
        kind = support_named(request.kind)
        system = (kind.system or kind.name)[:60]
        there = request.case.references.filter(system=system, folio=folio).first()
        reference = there or add_reference(case=request.case, system=system, folio=folio, by=by, at=at)
        if SupportFolio.objects.filter(reference=reference).exists():
            raise UnableToSupport("folio-de-otra", "Ese folio ya es el de otro apoyo de esta petición.", field="folio")
        noted = SupportFolio.objects.create(request=request, reference=reference, **done(by, at))
    _tell("cases.support_folio_noted", request, {"folio": folio}, {}, by, at)
    return noted


@act
def close_support(*, request: SupportRequest, kind: str, answer: str, by: Actor, at: datetime) -> SupportClosure:
    """Write how it ended; the same ending twice is written once. Errors: UnableToSupport, NotAllowed."""
    require(by, NEEDS, at)
    request = _held(request)
    said = {"kind": kind, "answer": answer.strip()}
    if known := SupportClosure.objects.filter(request=request).first():
        if (known.kind, known.answer) == (kind, answer.strip()):
            return known
        raise UnableToSupport("ya-termino", f"Ya se anotó: {known.get_kind_display().lower()}. No se cambia.")
    if kind not in dict(SupportClosure.KINDS):
        raise UnableToSupport("como-termino", "Diga cómo terminó.", field="kind")
    if not answer.strip():
        raise UnableToSupport("sin-respuesta", "Escriba qué contestaron o por qué ya no hizo falta.", field="answer")
    closure = SupportClosure.objects.create(request=request, **said, **done(by, at))
    SupportOpen.objects.filter(request=request).delete()
    _tell("cases.support_closed", request, {"outcome": kind}, {"answer": closure.answer}, by, at)
    return closure


def support_named(code: str) -> Support:
    """The supporting process of the pack. Errors: UnableToSupport."""
    found: Support | None = current_pack().section("support").get(code)
    if found is None:
        raise UnableToSupport("proceso", "Ese proceso de apoyo no existe; elija uno de la lista.", field="kind")
    return found


def _held(request: SupportRequest) -> SupportRequest:
    """The request, with nobody else noting or closing it at the same moment."""
    locked = SupportRequest.objects.select_for_update(of=("self",)).select_related("case", "account")
    return locked.get(pk=request.pk)


def _tell(
    event: str, on: SupportRequest, facts: dict[str, str], personal: dict[str, str], by: Actor, at: datetime
) -> None:
    said = {"support": on.pk, "process": on.kind, **facts}
    record(event=event, by=by, at=at, on=on.subject, facts=said, personal=personal or None)
