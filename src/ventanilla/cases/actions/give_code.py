"""Give a new word to follow the case, with its printed slip; the one before is void from then on."""

from datetime import datetime

from ventanilla.cases.letters import code_fields
from ventanilla.cases.models import Case
from ventanilla.cases.telling import tell_code
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models import Document
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.notices import actions as notices
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def give_code(*, case: Case, by: Actor, at: datetime) -> Document:
    """The slip with the word; it also goes to the address the person gave. Errors: NotAllowed.

    Each call gives another word: whoever lost hers must be sure that the old one opens nothing.
    """
    require(by, "cases.give_code", at)
    held = Case.objects.select_for_update().get(pk=case.pk)
    code = notices.give_code(subject=held.subject, by=by, at=at)
    slip = issue_letter(letter="clave", subject=held.subject, fields=code_fields(held, code, by), by=by, at=at)
    tell_code(case=held, code=code, by=by, at=at)
    record(event="cases.code_given", by=by, at=at, on=held.subject, facts={"letter": slip.number})
    return slip
