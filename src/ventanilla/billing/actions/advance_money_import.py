"""Take the next chunk of an import of money, in one transaction with its position: killed, it goes on from there."""

from collections.abc import Iterable
from datetime import datetime

from ventanilla.billing.importing.loading import KIND, Chunk, entries_of, sort_out
from ventanilla.billing.importing.mapping import read_money_mapping
from ventanilla.billing.importing.report import posted_of
from ventanilla.billing.importing.rows import MoneyPlan, Row, group_of, money_plan
from ventanilla.billing.models import MoneyImport, RefusedLine
from ventanilla.billing.queries import book
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.journal.repeats import take_turns
from ventanilla.ledger.actions import post_together
from ventanilla.lib.collecting import uncollected
from ventanilla.register.importing.staging import waiting
from ventanilla.staff.acts import act


@act
@uncollected()
def advance_money_import(*, run: int, rows: int, at: datetime) -> MoneyImport:
    """The run after at most so many rows more; a finished one is returned as it is.

    What entered before, by this file or another, does not enter again. Who asked for it was allowed to.
    """
    take_turns("money-import")
    kept = MoneyImport.objects.select_for_update().get(pk=run)
    if kept.finished_at:
        return kept
    mapping = read_money_mapping(kept.mapping, kept.kind, [concept.code for concept in book().concepts])
    plan = money_plan(mapping, kept.kind, kept.cut_off, kept.header)
    began = kept.position
    batch, kept.position = waiting(kept.staged, began, rows)
    chunk = sort_out(plan, batch)
    by = Actor(kept.by_kind, kept.by_id, kept.by_name)
    if chunk.enter and not kept.dry:
        entries = entries_of(plan, chunk.enter)
        key = f"{kept.batch_prefix}{began}"
        post_together(key=key, kind=KIND[kept.kind], entries=entries, subject_kind="account", by=by, at=at)
    _count(kept, plan, chunk, len(batch))
    if kept.done >= kept.total:
        kept.finished_at = at
        kept.posted = posted_of(kept)
        names = ("total", "entered", "known", "empty", "rejected", "dry", "posted")
        facts = {name: getattr(kept, name) for name in names}
        record(event="billing.import_finished", by=by, at=at, on=kept.subject, facts=facts)
    kept.save()
    return kept


def _count(run: MoneyImport, plan: MoneyPlan, chunk: Chunk, rows: int) -> None:
    """Keep what was rejected, and add what was read to the sums of its concepts."""
    RefusedLine.objects.bulk_create(
        RefusedLine(
            run=run,
            line=waiting.line,
            account=row.account[:60],
            concept=row.name[:80],
            centavos=row.centavos,
            code=code,
            reason=sentence[:300],
            cells=waiting.cells,
        )
        for waiting, row, (code, sentence) in chunk.rejected
    )
    entered = [row for row, _, _ in chunk.enter]
    _add(run, plan, "entered", entered)
    _add(run, plan, "known", chunk.known)
    _add(run, plan, "empty", chunk.empty)
    _add(run, plan, "rejected", (row for _, row, _ in chunk.rejected))
    run.done += rows
    run.entered += len(entered)
    run.known += len(chunk.known)
    run.rejected += len(chunk.rejected)


def _add(run: MoneyImport, plan: MoneyPlan, what: str, rows: Iterable[Row]) -> None:
    for row in rows:
        sums = run.read.setdefault(group_of(plan, row), {}).setdefault(what, [0, 0])
        sums[0] += 1
        sums[1] += row.centavos or 0
