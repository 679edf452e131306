"""A period charged to the whole register, beside the bare INSERT…SELECT of the same rows into the same tables."""

import resource
import time
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ventanilla.billing.actions import charge_period
from ventanilla.billing.queries import book
from ventanilla.journal.actor import INSTALLER
from ventanilla.ledger.models import Batch, Entry, Transfer
from ventanilla.lib.months import Month

ENTRIES = """
INSERT INTO ledger_entry
  (at, by_kind, by_id, by_name, key, kind, effective_on, subject_kind, subject_id, pending, batch_id)
SELECT at, by_kind, by_id, by_name, 'bare:' || key, kind, effective_on, subject_kind, subject_id, pending, batch_id
FROM ledger_entry WHERE id > %s AND id <= %s
"""
TRANSFERS = """
INSERT INTO ledger_transfer (entry_id, debit_id, credit_id, centavos, concept, period, due_on)
SELECT entry_id, debit_id, credit_id, centavos, concept, period, due_on
FROM ledger_transfer WHERE id > %s AND id <= %s
"""
ITEMS = """
INSERT INTO ledger_openitem (transfer_id, account_id, centavos)
SELECT id, debit_id, centavos FROM ledger_transfer WHERE id > %s
"""


class _Undone(Exception):
    """Takes the bare rows back."""


def measure(period: Month) -> dict[str, Any]:
    """Seconds of the run and of the bare rows, their ratio, what was charged, and the memory of the process in MB."""
    fees = sorted({fee.code for fee in book().fees if fee.months})
    before = _last(Entry), _last(Transfer)
    began = time.perf_counter()
    entries = 0
    due = date(period.year, period.number, 1) + timedelta(days=80)
    for done in charge_period(fees=fees, period=period, due_on=due, by=INSTALLER, at=timezone.now()):
        entries += done.entries
    took = time.perf_counter() - began
    after = _last(Entry), _last(Transfer)
    bare = _bare(before, after)
    found = {
        "entries": entries,
        "transfers": Transfer.objects.filter(pk__gt=before[1], pk__lte=after[1]).count(),
        "seconds": took,
        "bare_seconds": bare,
        "ratio": took / bare,
        "batches": Batch.objects.count(),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(
        f"{period.name}: {entries:,} entries and {found['transfers']:,} transfers in {took:.1f} s; bare {bare:.1f} s; "
        f"{found['ratio']:.2f} times (aim 2); {found['memory_mb']:.0f} MB (aim 1,000)",
        flush=True,
    )
    return found


def _last(model: type[Entry] | type[Transfer]) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _bare(before: tuple[int, int], after: tuple[int, int]) -> float:
    """Seconds that the same rows cost in one transaction, foreign keys looked up, which is undone."""
    took = 0.0
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            began = time.perf_counter()
            cursor.execute(ENTRIES, [before[0], after[0]])
            cursor.execute(TRANSFERS, [before[1], after[1]])
            cursor.execute(ITEMS, [after[1]])
            if connection.vendor == "postgresql":  # what is undone is never committed, and so its keys never looked up
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            took = time.perf_counter() - began
            raise _Undone
    except _Undone:
        return took
