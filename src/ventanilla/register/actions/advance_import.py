"""Take the next chunk of an import, in one transaction with its position: killed anywhere, it goes on from there."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.collecting import uncollected
from ventanilla.register.importing.loading import load, sort
from ventanilla.register.importing.mapping import Mapping, read_mapping
from ventanilla.register.importing.parsing import Incoming, Unreadable, parse, plan_of
from ventanilla.register.importing.staging import Waiting, waiting
from ventanilla.register.models import ImportRun, RejectedRow
from ventanilla.staff.acts import act
from ventanilla.utility.queries import current_pack, local_day


@act
@uncollected()
def advance_import(*, run: int, rows: int, at: datetime) -> ImportRun:
    """The run after at most so many rows more; a finished one is returned as it is."""
    kept = ImportRun.objects.select_for_update().get(pk=run)
    if kept.finished_at:
        return kept
    today = local_day(kept.requested_at)
    mapping = read_mapping(kept.mapping)
    batch, kept.position = waiting(kept.staged, kept.position, rows)
    good, bad = _understand(mapping, kept, batch, today)
    chunk = sort(good)
    if not kept.dry:
        as_of = None if mapping.as_of_column else (mapping.as_of or today).isoformat()
        load(chunk, mapping.source, today, as_of, Actor(**kept.requested_by), at)
    RejectedRow.objects.bulk_create(bad)
    kept.done += len(batch)
    kept.new += len(chunk.new)
    kept.changed += len(chunk.changed)
    kept.same += len(chunk.same)
    kept.rejected += len(bad)
    if kept.done >= kept.total:
        kept.finished_at = at
        _journal(kept, at)
    kept.save()
    return kept


def _understand(
    mapping: Mapping, run: ImportRun, batch: list[Waiting], today: date
) -> tuple[list[Incoming], list[RejectedRow]]:
    plan = plan_of(mapping, run.header, current_pack().section("utility").country)
    good, bad = [], []
    for row in batch:
        try:
            if row.first_line:
                raise Unreadable("cuenta-repetida", f"La cuenta ya venía en el renglón {row.first_line} del archivo.")
            good.append(parse(plan, row.cells, today))
        except Unreadable as reason:
            bad.append(
                RejectedRow(run=run, line=row.line, code=reason.code, reason=reason.sentence[:300], cells=row.cells)
            )
    return good, bad


def _journal(run: ImportRun, at: datetime) -> None:
    counts = {name: getattr(run, name) for name in ("total", "new", "changed", "same", "rejected", "dry")}
    record(
        event="register.import_finished",
        by=Actor(**run.requested_by),
        at=at,
        on=run.subject,
        facts=counts,
    )
