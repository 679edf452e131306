"""Ask to put right a typing error of the register: the account does not change until somebody authorises it (A-05)."""

from datetime import datetime

from ventanilla.documents.actions import attach, store_file
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.lib.refusals import Refusal
from ventanilla.lib.uploads import Upload
from ventanilla.register.correction_queries import value_of
from ventanilla.register.corrections import Correctable
from ventanilla.register.importing.parsing import LENGTHS
from ventanilla.register.models import Account, Correction, CorrectionWaiting
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day


class UnableToCorrect(Refusal):
    """It is no typing error, it waits already, or the account is no longer as it was."""


@act
def ask_correction(
    *,
    account: Account,
    field: str,
    after: str,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
    evidence: Upload | None = None,
) -> Correction:
    """A correction that waits; a known `key` gives the one it asked. `field` is a code of the pack's register.toml.

    Refuses: dato, sin-valor, sin-motivo, sin-cambio, muy-largo, no-es-error-de-dedo, ya-pedida. Errors: also
    UploadRefused, NotAllowed.
    """
    require(by, "register.correct", at)
    take_turns(key)
    if known := Correction.objects.filter(key=key).first():
        return known
    account = Account.objects.select_for_update().get(pk=account.pk)
    datum, after = correctable(field), " ".join(after.split())
    before, party = value_of(account, field)
    _refuse(datum, before, after, reason)
    if waiting := CorrectionWaiting.objects.filter(account=account, field=field).select_related("correction").first():
        sentence = f"De ese dato ya espera autorización la corrección {waiting.correction.folio}."
        raise UnableToCorrect("ya-pedida", sentence, field="field")
    file = store_file(content=evidence.read(), name=evidence.name, by=by, at=at) if evidence else None
    said = {"field": field, "before": before, "after": after, "reason": reason.strip()[:300]}
    folio = issue_folio(series=current_pack().section("folios")["correction"], day=local_day(at), at=at)
    asked = Correction.objects.create(folio=folio, key=key, account=account, party=party, **said, **done(by, at))
    CorrectionWaiting.objects.create(correction=asked, account=account, field=field)
    if file:
        attach(file=file, subject=asked.subject, kind="evidence", label="", by=by, at=at)
    record(
        event="register.correction_asked",
        by=by,
        at=at,
        on=account.subject,
        facts={"correction": folio, "field": field},
        personal={"before": before, "after": after, "reason": asked.reason},
    )
    return asked


def correctable(field: str) -> Correctable:
    """The datum as the pack has it. Errors: UnableToCorrect."""
    found: Correctable | None = current_pack().section("corrections").get(field)
    if found is None:
        raise UnableToCorrect("dato", "Elija el dato que está mal escrito.", field="field")
    return found


def _refuse(datum: Correctable, before: str, after: str, reason: str) -> None:
    """Errors: UnableToCorrect."""
    if not after:
        raise UnableToCorrect("sin-valor", "Escriba el dato como debe quedar.", field="after")
    if not reason.strip():
        raise UnableToCorrect("sin-motivo", "Escriba cómo se sabe: qué documento lo dice.", field="reason")
    if after == before:
        raise UnableToCorrect("sin-cambio", "Así está escrito ya; escriba cómo debe quedar.", field="after")
    most = LENGTHS[datum.code]
    if len(after) > most:
        raise UnableToCorrect("muy-largo", f"Ese dato no admite más de {most} letras.", field="after")
    if not datum.allows(before, after):
        raise UnableToCorrect(
            "no-es-error-de-dedo", f"No es un error de dedo: cambia demasiado. {datum.instead}", field="after"
        )
