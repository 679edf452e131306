"""Note the account of a petition that was presented without one: once, and with how it is known (A-03)."""

from datetime import datetime

from ventanilla.cases.models import Case, CaseAccount, CaseWord
from ventanilla.cases.queries import hold_case
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.text import fold
from ventanilla.register.models import Account
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


class UnableToGiveAccount(Refusal):
    """The petition has one already, is closed, or nothing says how it is known."""


@act
def give_account(*, case: Case, account: Account, reason: str, by: Actor, at: datetime) -> CaseAccount:
    """What was noted; the same account twice is noted once. What was presented does not change.

    Refuses: con-cuenta, cerrada, sin-motivo. Errors: NotAllowed.
    """
    require(by, "cases.assess", at)
    state = hold_case(case)
    known = CaseAccount.objects.filter(case=case).select_related("account").first()
    if known and known.account_id == account.pk:
        return known
    if state.account_id:
        raise UnableToGiveAccount("con-cuenta", "La petición ya tiene su cuenta y no se cambia; si es otra, abra otra.")
    if state.closed_at:
        raise UnableToGiveAccount("cerrada", "La petición está cerrada; su expediente ya no cambia.")
    if not reason.strip():
        raise UnableToGiveAccount("sin-motivo", "Escriba cómo se sabe que es esa cuenta.", field="reason")
    given = CaseAccount.objects.create(case=case, account=account, reason=reason.strip()[:300], **done(by, at))
    state.account = account
    state.save(update_fields=["account"])
    there = set(CaseWord.objects.filter(case=case).values_list("word", flat=True))
    words = {word[:40] for word in fold(account.number).split()} - there
    CaseWord.objects.bulk_create(CaseWord(case=case, word=word) for word in sorted(words))
    record(
        event="cases.account_given",
        by=by,
        at=at,
        on=case.subject,
        facts={"account": account.number},
        personal={"reason": given.reason},
    )
    return given
