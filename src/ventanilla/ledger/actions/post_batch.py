"""Write down many entries at once by one query, as a period charged to every account (E-07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.batches import batch_told
from ventanilla.ledger.models import Batch
from ventanilla.staff.acts import act

# CROSS JOIN tells SQLite, which knows nothing of new rows, in which order to look; PostgreSQL chooses by itself.
ENTRIES = """
INSERT INTO ledger_entry
  (at, by_kind, by_id, by_name, key, kind, effective_on, subject_kind, subject_id, pending, batch_id)
SELECT %s, %s, %s, %s, %s || CAST(charged.customer AS TEXT), %s, %s, %s, MIN(charged.subject), FALSE, %s
FROM ({charges}) charged GROUP BY charged.customer ORDER BY charged.customer
ON CONFLICT (key) DO NOTHING
"""
TRANSFERS = """
INSERT INTO ledger_transfer (entry_id, debit_id, credit_id, centavos, concept, period, due_on)
SELECT e.id, charged.customer, charged.credit, charged.centavos, charged.concept, %s, %s
FROM ({charges}) charged CROSS JOIN ledger_entry e
WHERE e.key = %s || CAST(charged.customer AS TEXT) AND e.batch_id = %s
ORDER BY charged.customer, charged.place
"""
ITEMS = """
INSERT INTO ledger_openitem (transfer_id, account_id, centavos)
SELECT t.id, t.debit_id, t.centavos
FROM ledger_entry e CROSS JOIN ledger_transfer t WHERE t.entry_id = e.id AND e.batch_id = %s
"""
ACCOUNTS = """
INSERT INTO ledger_ledgeraccount (kind, code) SELECT %s, CAST(wanted.code AS TEXT) FROM ({codes}) wanted WHERE TRUE
ON CONFLICT (kind, code) DO NOTHING
"""


@dataclass(frozen=True)
class Query:
    """SQL for both databases, with the values of its %s."""

    sql: str
    values: Sequence[Any] = ()


def open_accounts(kind: str, codes: Query) -> None:
    """Have an account of a kind for each `code` of a query."""
    _run(ACCOUNTS.format(codes=codes.sql), [kind, *codes.values])


@act
def post_batch(
    *,
    key: str,
    same: str,
    kind: str,
    charges: Query,
    effective_on: date,
    period: str,
    due_on: date,
    subject_kind: str,
    by: Actor,
    at: datetime,
) -> Batch:
    """A charge for every row of a query; a known `key` gives the batch it made. The caller asks for the permission.

    `charges` gives `customer` and `credit` (numbers of ledger accounts), `subject` (the id of what the entry is about,
    of kind `subject_kind`), `place` (its order within the entry), `centavos` above zero and `concept`. Each customer's
    rows are one entry, keyed by `same` and the customer: who has it already, by any batch, is charged nothing more.
    What a batch charged is told by the journal once, with a digest of all of it.
    """
    take_turns(f"ledger-batch-{key}")
    if known := Batch.objects.filter(key=key).first():
        return known
    batch = Batch.objects.create(key=key, kind=kind, **done(by, at))
    moment, day, due = _adapted(at), _adapted(effective_on), _adapted(due_on)
    who = [moment, by.kind, by.id, by.name[:200]]
    _run(ENTRIES.format(charges=charges.sql), [*who, f"{same}:", kind, day, subject_kind, batch.pk, *charges.values])
    _run(TRANSFERS.format(charges=charges.sql), [period, due, *charges.values, f"{same}:", batch.pk])
    _run(ITEMS, [batch.pk])
    record(event="ledger.batch_posted", by=by, at=at, on=batch.subject, facts=batch_told(batch))
    return batch


def _adapted(value: date | datetime) -> Any:
    """As the database stores it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)


def _run(sql: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
