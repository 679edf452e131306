"""Authorise a correction: only then the account changes, and with it what it is found by (A-05)."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.register.actions.add_account import index
from ventanilla.register.actions.ask_correction import UnableToCorrect
from ventanilla.register.correction_queries import own_allowed, value_of
from ventanilla.register.corrections import HOLDER
from ventanilla.register.following import tell
from ventanilla.register.models import Account, Correction, CorrectionDecision, CorrectionWaiting, Holding, Party
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def authorise_correction(*, correction: Correction, by: Actor, at: datetime) -> CorrectionDecision:
    """The decision; authorising twice changes nothing. Refuses: ya-decidida, propia, ya-cambio. Errors: NotAllowed."""
    require(by, "register.authorise", at)
    correction = held(correction)
    if known := decided(correction, CorrectionDecision.AUTHORISED):
        return known
    if is_own(correction, by) and not own_allowed():
        raise UnableToCorrect("propia", "Quien pide una corrección no la autoriza; debe hacerlo otra persona.")
    account = Account.objects.select_for_update().get(pk=correction.account_id)
    before, party = value_of(account, correction.field)
    if before != correction.before or (party.pk if party else None) != correction.party_id:
        sentence = f"Entretanto el dato cambió: ahora dice «{before}». Rechácela y, si hace falta, pidan otra."
        raise UnableToCorrect("ya-cambio", sentence)
    _put_right(account, party, correction)
    decision = CorrectionDecision.objects.create(
        correction=correction, kind=CorrectionDecision.AUTHORISED, **done(by, at)
    )
    CorrectionWaiting.objects.filter(correction=correction).delete()
    record(
        event="register.correction_authorised",
        by=by,
        at=at,
        on=account.subject,
        facts={"correction": correction.folio, "field": correction.field, "asked_by": correction.by_id},
        personal={"before": correction.before, "after": correction.after},
    )
    tell(correction, by, at)
    return decision


def held(correction: Correction) -> Correction:
    """The correction, with nobody else deciding of it at the same moment."""
    locked = Correction.objects.select_for_update(of=("self",)).select_related("account")
    return locked.get(pk=correction.pk)


def decided(correction: Correction, kind: str) -> CorrectionDecision | None:
    """What was decided already, when it was this. Errors: UnableToCorrect when it was the contrary."""
    known = CorrectionDecision.objects.filter(correction=correction).first()
    if known and known.kind != kind:
        sentence = f"{known.by_name} ya decidió: {known.get_kind_display().lower()}. Eso no se cambia."
        raise UnableToCorrect("ya-decidida", sentence)
    return known


def is_own(correction: Correction, by: Actor) -> bool:
    """Whether this person asked for it."""
    return (correction.by_kind, correction.by_id) == (by.kind, by.id)


def _put_right(account: Account, party: Party | None, correction: Correction) -> None:
    """Write it as it should be, and find the accounts by it: a person may hold several."""
    if party is None:
        setattr(account, correction.field, correction.after)
        account.save(update_fields=[correction.field])
        index(account, value_of(account, HOLDER)[0])
        return
    Party.objects.filter(pk=party.pk).update(name=correction.after)
    for holding in Holding.objects.filter(party=party, ends_on=None).select_related("account"):
        index(account if holding.account_id == account.pk else holding.account, correction.after)
