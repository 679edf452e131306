"""What a batch moved, as the journal tells it: how many, how much, and a digest of every line in its order."""

import hashlib
from typing import Any

from django.db.models import Max, Min

from ventanilla.ledger.models import Batch, Entry, Transfer

_CHUNK = 5_000
_COLUMNS = ("entry__key", "entry__effective_on", "debit_id", "credit_id", "centavos", "concept", "period", "due_on")


def batch_told(batch: Batch) -> dict[str, Any]:
    """Its facts, read back from the tables; whole centavos. Memory does not grow with the batch."""
    digest, entries, transfers, centavos, last = hashlib.sha256(), 0, 0, 0, ""
    ends = Entry.objects.filter(batch=batch).aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is not None:
        between = Transfer.objects.filter(entry__gte=ends["first"], entry__lte=ends["last"], entry__batch=batch)
    else:
        between = Transfer.objects.none()
    rows = between.order_by("entry_id", "pk").values_list(*_COLUMNS)
    for row in rows.iterator(chunk_size=_CHUNK):
        digest.update("|".join(map(str, row)).encode() + b"\n")
        entries += row[0] != last
        transfers, centavos, last = transfers + 1, centavos + row[4], row[0]
    return {
        "key": batch.key,
        "kind": batch.kind,
        "entries": entries,
        "transfers": transfers,
        "centavos": centavos,
        "digest": digest.hexdigest(),
    }
