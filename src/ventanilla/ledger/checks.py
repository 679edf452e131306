"""What `ventanilla verify` asks of the ledger: entries balance, items re-add, and the journal tells the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import batched
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from ventanilla.journal.checks import register
from ventanilla.journal.models import Entry as Told
from ventanilla.ledger.actions.post import told_of
from ventanilla.ledger.batches import batch_told
from ventanilla.ledger.models import Batch, Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.ledger.models.entry import COUNTS

_BATCH = 500
_LINE = ("debit", "credit", "centavos", "concept", "period")


def _signed(kind: str) -> Case:
    """Debits less credits of accounts of a kind."""
    return Case(
        When(debit__kind=kind, then=F("centavos")),
        When(credit__kind=kind, then=-F("centavos")),
        default=0,
        output_field=IntegerField(),
    )


def entries_balance() -> Iterator[str]:
    """Each entry moves something, and what passes through a clearing account leaves it in the same entry."""
    for entry in Entry.objects.filter(~Exists(Transfer.objects.filter(entry=OuterRef("pk")))):
        yield f"El movimiento {entry.key} no tiene renglones."
    passing = Transfer.objects.values("entry__key").annotate(left=Sum(_signed(LedgerAccount.CLEARING)))
    for row in passing.exclude(left=0).order_by("entry__key"):
        yield f"El movimiento {row['entry__key']} deja {row['left']} centavos en la cuenta de paso."


def items_re_add() -> Iterator[str]:
    """What is said to be left of each charge is the charge with all that settles it, and nothing else is open."""
    customers = Transfer.objects.filter(
        COUNTS, Q(debit__kind=LedgerAccount.CUSTOMER) | Q(credit__kind=LedgerAccount.CUSTOMER)
    )
    by_item = customers.annotate(item=Coalesce("settles", "pk")).values("item").order_by()
    added = by_item.annotate(left=Sum(_signed(LedgerAccount.CUSTOMER))).exclude(left=0).values_list("item", "left")
    kept = OpenItem.objects.order_by().values_list("pk", "centavos")
    wrong = {row[0] for row in added.difference(kept)} | {row[0] for row in kept.difference(added)}
    for number in sorted(wrong):
        yield f"Lo que queda del cargo {number} no es lo que suman sus movimientos."
    stray = OpenItem.objects.exclude(Q(transfer__debit=F("account")) | Q(transfer__credit=F("account")))
    for number in stray.order_by("pk").values_list("pk", flat=True):
        yield f"Lo que queda del cargo {number} está en la cuenta de otro usuario."


def settling_fits() -> Iterator[str]:
    """What settles a charge is of the same customer, and the charge itself settles nothing."""
    settling = Transfer.objects.filter(settles__isnull=False)
    customer = LedgerAccount.CUSTOMER
    same = (
        Q(debit__kind=customer, debit=F("settles__debit"))
        | Q(debit__kind=customer, debit=F("settles__credit"))
        | Q(credit__kind=customer, credit=F("settles__debit"))
        | Q(credit__kind=customer, credit=F("settles__credit"))
    )
    for number in settling.exclude(same, settles__settles=None).order_by("pk").values_list("pk", flat=True):
        yield f"El renglón {number} liquida un cargo que no es de su usuario."


def reversals_mirror() -> Iterator[str]:
    """A reversal has the lines of what it undoes, the other way round."""
    undone = _lines(Transfer.objects.filter(entry__reversal__isnull=False), "entry", *_LINE)
    undoing = Transfer.objects.filter(entry__reverses__isnull=False)
    mirrored = _lines(undoing, "entry__reverses", "credit", "debit", *_LINE[2:])
    wrong = {row[0] for row in undone.difference(mirrored)} | {row[0] for row in mirrored.difference(undone)}
    for key in Entry.objects.filter(pk__in=wrong).order_by("pk").values_list("key", flat=True):
        yield f"El reverso del movimiento {key} no es su espejo."


def _lines(rows: QuerySet[Transfer], *columns: str) -> QuerySet[Any, Any]:
    grouped: QuerySet[Any, Any] = rows.order_by().values(*columns).annotate(times=Count("pk"))
    return grouped.values_list(*columns, "times")


def journal_tells_them() -> Iterator[str]:
    """Each entry is as the journal told it when it was posted, line by line."""
    numbers = Entry.objects.filter(batch=None).order_by("pk").values_list("pk", flat=True).iterator(chunk_size=_BATCH)
    for some in batched(numbers, _BATCH, strict=False):
        yield from _differing(some)


def _differing(numbers: Sequence[int]) -> Iterator[str]:
    rows: dict[int, list[Transfer]] = defaultdict(list)
    for transfer in Transfer.objects.filter(entry__in=numbers).order_by("pk"):
        rows[transfer.entry_id].append(transfer)
    found = Told.objects.filter(
        event="ledger.posted", subject_kind="ledger_entry", subject_id__in=[str(n) for n in numbers]
    )
    told = {int(one.subject_id): one.facts for one in found}
    for entry in Entry.objects.filter(pk__in=numbers).order_by("pk"):
        kept = {k: v.isoformat() if isinstance(v, date) else v for k, v in told_of(entry, rows[entry.pk]).items()}
        if told.get(entry.pk) != kept:
            yield f"El movimiento {entry.key} no es como la bitácora lo cuenta."


def journal_tells_batches() -> Iterator[str]:
    """What a batch moved is what the journal told when it was posted."""
    told = {
        entry.subject_id: entry.facts
        for entry in Told.objects.filter(event="ledger.batch_posted", subject_kind="ledger_batch")
    }
    for batch in Batch.objects.order_by("pk"):
        if told.get(str(batch.pk)) != batch_told(batch):
            yield f"Los movimientos de {batch.key} no son como la bitácora los cuenta."


register("Movimientos de dinero que cuadran", entries_balance)
register("Saldos de los cargos", items_re_add)
register("Pagos en la cuenta de su usuario", settling_fits)
register("Reversos", reversals_mirror)
register("Movimientos de dinero en la bitácora", journal_tells_them)
register("Movimientos de dinero juntos en la bitácora", journal_tells_batches)
