"""Register what was deposited of the cuts in a bank: one slip for several cuts, or several for one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ventanilla.cashier.deposit_queries import dues_of, left_of, standing_of_slip
from ventanilla.cashier.models import Deposit, DepositDue, DepositPart, PendingDeposit
from ventanilla.cashier.queries import declared
from ventanilla.cashier.refusals import UnableToDeposit
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import Line, open_account, open_each, post
from ventanilla.ledger.models import Entry, LedgerAccount
from ventanilla.lib.spoken import day as told_day
from ventanilla.lib.spoken import money
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import local_day

MOST = 100
"""Rows that one slip may cover."""


@act
def register_deposit(
    *, parts: Mapping[int, int], bank: str, reference: str, deposited_on: date, key: str, by: Actor, at: datetime
) -> Deposit:
    """The deposit; a known `key` gives the one it made. `parts` says how many centavos of each due, by its number.

    Errors: UnableToDeposit (sin-elegir, importe, banco, sin-ficha, sin-corte, fecha, queda-menos, ya-registrado),
    NotAllowed.
    """
    require(by, "cashier.deposit", at)
    take_turns(f"deposit-{key}")
    if known := Deposit.objects.filter(key=key).first():
        return known
    reference = slip_reference(reference)
    _refuse_senseless(parts, bank, reference)
    take_turns(f"deposit-slip-{bank}-{reference}")
    _refuse_registered(bank, reference)
    dues = hold_dues(list(parts))
    if len(dues) < len(parts):
        raise UnableToDeposit("sin-corte", "Uno de los cortes elegidos no existe; vuelva a Depósitos y elija otra vez.")
    _refuse_day(deposited_on, dues, local_day(at))
    _refuse_more_than_left(parts, dues)
    entry = _posted(parts, dues, bank, deposited_on, key=key, by=by, at=at)
    deposit = Deposit.objects.create(
        key=key,
        bank=bank,
        reference=reference,
        deposited_on=deposited_on,
        centavos=sum(parts.values()),
        entry=entry,
        **done(by, at),
    )
    made = [DepositPart(deposit=deposit, due=due, centavos=parts[due.pk]) for due in dues]
    DepositPart.objects.bulk_create(made)
    _lower(parts, dues)
    record(event="cashier.deposited", by=by, at=at, on=deposit.subject, facts=told_of(deposit, made))
    return deposit


def slip_reference(text: str) -> str:
    """A reference as it is kept, so that the same slip is known however it was typed.

    >>> slip_reference("  f-0012  a ")
    'F-0012 A'
    """
    return " ".join(text.split()).upper()[:40]


def hold_dues(numbers: Sequence[int]) -> list[DepositDue]:
    """Those dues, in their order, held until the act ends; what is left of them is read afterwards."""
    list(DepositDue.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk"))
    return dues_of(numbers)


def told_of(deposit: Deposit, parts: Sequence[DepositPart]) -> dict[str, object]:
    """What the journal tells of a deposit: of each cut, how much by each means."""
    cuts: dict[str, dict[str, int]] = {}
    for part in parts:
        cuts.setdefault(part.due.cut.folio, {})[part.due.means] = part.centavos
    given = {"bank": deposit.bank, "slip": deposit.reference, "deposited_on": deposit.deposited_on.isoformat()}
    return {**given, "centavos": deposit.centavos, "cuts": cuts}


def _refuse_senseless(parts: Mapping[int, int], bank: str, reference: str) -> None:
    """Errors: UnableToDeposit (sin-elegir, importe, banco, sin-ficha)."""
    if not parts:
        raise UnableToDeposit("sin-elegir", "Escriba cuánto se depositó de al menos un corte.")
    if len(parts) > MOST:
        raise UnableToDeposit("sin-elegir", f"Elija a lo más {MOST} renglones; registre los demás en otro depósito.")
    if wrong := next((number for number, centavos in parts.items() if centavos < 1), None):
        sentence = "Escriba un importe mayor que cero, o déjelo vacío si no va en este depósito."
        raise UnableToDeposit("importe", sentence, field=f"amount_{wrong}")
    if bank not in declared().banks:
        raise UnableToDeposit("banco", "Elija uno de los bancos de la lista.", field="bank")
    if not reference:
        raise UnableToDeposit("sin-ficha", "Escriba el número de la ficha que dio el banco.", field="reference")


def _refuse_registered(bank: str, reference: str) -> None:
    """Errors: UnableToDeposit (ya-registrado)."""
    if before := standing_of_slip(bank, reference):
        what = f"{money(before.centavos)} del {told_day(before.deposited_on)}"
        sentence = f"La ficha {reference} de ese banco ya se registró: {what}, por {before.by_name}."
        raise UnableToDeposit("ya-registrado", f"{sentence} Revise el número.", field="reference")


def _refuse_day(on: date, dues: Sequence[DepositDue], today: date) -> None:
    """Errors: UnableToDeposit (fecha)."""
    if on > today:
        raise UnableToDeposit("fecha", "Ese día aún no llega; escriba el de la ficha del banco.", field="deposited_on")
    last = max((due.cut for due in dues), key=lambda cut: cut.session.day)
    if on < last.session.day:
        sentence = f"El corte {last.folio} es del {told_day(last.session.day)}: no pudo depositarse antes."
        raise UnableToDeposit("fecha", f"{sentence} Corrija la fecha o quite ese corte.", field="deposited_on")


def _refuse_more_than_left(parts: Mapping[int, int], dues: Sequence[DepositDue]) -> None:
    """Errors: UnableToDeposit (queda-menos)."""
    for due in dues:
        left = left_of(due)
        if parts[due.pk] > left:
            name = f"{declared().means_name(due.means).lower()} del corte {due.cut.folio}"
            sentence = f"De {name} quedan {money(left)} por depositar; escriba eso o menos."
            if not left:
                sentence = f"De {name} ya no queda nada por depositar; deje vacío este importe."
            raise UnableToDeposit("queda-menos", sentence, field=f"amount_{due.pk}")


def _posted(
    parts: Mapping[int, int],
    dues: Sequence[DepositDue],
    bank: str,
    on: date,
    *,
    key: str,
    by: Actor,
    at: datetime,
) -> Entry:
    """The entry that takes it from what the tills received to the bank."""
    tills = [(LedgerAccount.MEANS, f"{due.cut.session.till}:{due.means}") for due in dues]
    into, opened = open_account(LedgerAccount.BANK, bank), open_each(*tills)
    lines = [Line(into, opened[till], parts[due.pk], due.means) for till, due in zip(tills, dues, strict=True)]
    return post(key=f"deposit:{key}", kind="deposit", lines=lines, effective_on=on, by=by, at=at)


def _lower(parts: Mapping[int, int], dues: Sequence[DepositDue]) -> None:
    """What is left of each due; those with nothing left are pending no more. The dues are held."""
    over = [due.pk for due in dues if left_of(due) == parts[due.pk]]
    less = [PendingDeposit(due_id=due.pk, centavos=left_of(due) - parts[due.pk]) for due in dues if due.pk not in over]
    PendingDeposit.objects.filter(pk__in=over).delete()
    PendingDeposit.objects.bulk_update(less, ["centavos"])
