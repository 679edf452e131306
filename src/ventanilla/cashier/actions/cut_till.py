"""Cut a till: what should be there against what was counted; the session ends and never changes."""

from collections.abc import Mapping
from datetime import datetime

from ventanilla.cashier.models import Cut, DepositDue, PendingDeposit, TillSession
from ventanilla.cashier.models.cut import told_difference
from ventanilla.cashier.queries import declared, totals_of
from ventanilla.cashier.refusals import UnableToCut
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import issue_folio, record
from ventanilla.journal.actor import Actor
from ventanilla.lib.spoken import money
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack, local_day

MOST = 100_000
"""Notes or coins of one denomination."""


@act
def cut_till(*, session: TillSession, counted: Mapping[int, int], by: Actor, at: datetime, note: str = "") -> Cut:
    """The cut; asked again, the one that stands. `counted` says how many there are of each denomination, in centavos.

    Who collects cuts her own till; who may cancel cuts that of another. Errors: UnableToCut (denominacion, cantidad,
    sin-explicar), NotAllowed.
    """
    require(by, "cashier.collect" if (session.by_kind, session.by_id) == (by.kind, by.id) else "cashier.cancel", at)
    session = TillSession.objects.select_for_update().get(pk=session.pk)
    if known := Cut.objects.filter(session=session).first():
        return known
    if set(counted) - set(declared().denominations):
        raise UnableToCut("denominacion", "Cuente solo los billetes y monedas de la lista.")
    if any(not 0 <= number <= MOST for number in counted.values()):
        raise UnableToCut("cantidad", f"Escriba cuántos hay de cada uno, de 0 a {MOST:,}.")
    totals = totals_of(session)
    found = sum(value * number for value, number in counted.items())
    if found != totals.expected and not note.strip():
        verdict = told_difference(found - totals.expected).lower()
        sums = f"Contó {money(found)} y debe haber {money(totals.expected)}: {verdict}."
        sentence = f"{sums} Vuelva a contar o explique la diferencia en las observaciones."
        raise UnableToCut("sin-explicar", sentence, field="note")
    cut = Cut.objects.create(
        folio=issue_folio(series=current_pack().section("folios")["cut"], day=local_day(at), at=at),
        session=session,
        payments=totals.payments,
        cancelled=totals.cancelled,
        received=totals.received,
        expected=totals.expected,
        counted=found,
        counted_of={str(value): number for value, number in counted.items() if number},
        note=note.strip()[:300],
        **done(by, at),
    )
    facts = {"cut": cut.folio, "payments": cut.payments, "expected": cut.expected, "counted": cut.counted}
    more = {"received": cut.received, "to_deposit": _due(cut)}
    record(event="cashier.cut", by=by, at=at, on=session.subject, facts=facts | more)
    return cut


def _due(cut: Cut) -> dict[str, int]:
    """Write down what of it goes to the bank, which is pending from now on."""
    found = declared().to_deposit(cut.received, cut.counted - cut.session.opening_float)
    dues = DepositDue.objects.bulk_create(DepositDue(cut=cut, means=code, centavos=of) for code, of in found.items())
    PendingDeposit.objects.bulk_create(PendingDeposit(due=due, centavos=due.centavos) for due in dues)
    return found
