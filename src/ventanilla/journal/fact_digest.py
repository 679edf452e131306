"""The tables that only grow, brought into the chain: what each grew by is digested into an entry, an hour later.

Triggers stop an edit through the application or by mistake; somebody with the database's own rights can lift them,
edit and lay them again. The digests stand in entries, and entries in the seals, so `ventanilla verify` notices it.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import AutoField, Max, Model

from ventanilla.journal.actions.record import canonical, record
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.append_only import protections
from ventanilla.journal.events import DIGESTED
from ventanilla.journal.models import Entry

EVERY = timedelta(hours=1)
"""Rows are digested once they were seen a digest before: no transaction that took a lower number lasts so long."""


def _tables() -> dict[str, type[Model]]:
    """The tables with numbered rows that are protected from the first moment, so that a row is always what it was.

    Entries and seals have their own chain. A row that may change until it is closed is not digested: it may be open.
    """
    models = {m._meta.db_table: m for m in apps.get_models(include_auto_created=True)}
    whole = (p.table for p in protections() if p.update and p.delete and not p.blankable and not p.closed_by)
    chained = ("journal_entry", "journal_seal", "journal_sealmember")
    found = {t: models[t] for t in whole if t in models and t not in chained}
    return {t: m for t, m in found.items() if isinstance(m._meta.pk, AutoField)}


def _last(model: type[Model]) -> int:
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0


def _digest(model: type[Model], after: int, upto: int, columns: list[str]) -> str:
    """The digest of the rows numbered from `after` (excluded) to `upto`."""
    rows = model._base_manager.filter(pk__gt=after, pk__lte=upto).order_by("pk").values_list(*columns)
    made = hashlib.sha256()
    for row in rows.iterator(chunk_size=2000):
        made.update(canonical(list(row)))
    return made.hexdigest()


@transaction.atomic
def digest_facts(*, at: datetime) -> Entry | None:
    """Digest what stood already at the digest before; None while that one is not an hour old.

    When the clock went back behind it the hour begins again, with a digest of nothing.
    """
    before = Entry.objects.filter(event=DIGESTED).order_by("-pk").first()
    if before and timedelta(0) <= at - before.at < EVERY:
        return None
    seen, reached = (before.facts["seen"], before.facts["reached"]) if before else ({}, {})
    if before and at < before.at:
        seen = reached
    tables, spans = _tables(), {}
    for table, model in tables.items():
        after, upto = reached.get(table, 0), seen.get(table, 0)
        if upto > after:
            columns = [f.attname for f in model._meta.concrete_fields]
            digest = _digest(model, after, upto, columns)
            spans[table] = {"after": after, "upto": upto, "columns": columns, "digest": digest}
    facts: dict[str, Any] = {
        "spans": spans,
        "reached": reached | {t: s["upto"] for t, s in spans.items()},
        "seen": {t: _last(m) for t, m in tables.items()},
    }
    return record(event=DIGESTED, by=CLOCK, at=at, on=Subject("journal", "facts"), facts=facts)


def digest_when_due(at: datetime, limit: int) -> int:
    """The sweep. One digest is all there is to do, whatever its size."""
    return 1 if digest_facts(at=at) else 0


def examine_facts() -> Iterator[str]:
    """Spanish sentences about rows of protected tables that are not those that were written."""
    tables = _tables()
    for facts in Entry.objects.filter(event=DIGESTED).order_by("pk").values_list("facts", flat=True):
        for table, span in facts["spans"].items():
            where = f"La tabla «{table}», del renglón {span['after'] + 1} al {span['upto']},"
            if table not in tables:
                yield f"{where} ya no está protegida o no existe; no se puede comprobar."
            elif _digest(tables[table], span["after"], span["upto"], span["columns"]) != span["digest"]:
                yield f"{where} no dice lo que se escribió: alguien la alteró por fuera del sistema."
