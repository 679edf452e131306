"""What the background worker does for the register: goes on with the imports that wait."""

from datetime import datetime

from ventanilla.journal.sweeps import register
from ventanilla.register.actions.advance_import import advance_import
from ventanilla.register.actions.import_accounts import WHILE_PEOPLE_WORK
from ventanilla.register.models import ImportRun


def go_on_with_imports(at: datetime, limit: int) -> int:
    """Advance the oldest unfinished import by chunks until about `limit` rows are done; the rows done.

    One that cannot go on does not keep the others: why is raised once they had their turn.
    """
    done, stuck = 0, dict[int, Exception]()
    while done < limit:
        run = ImportRun.objects.filter(finished_at=None).exclude(pk__in=stuck).order_by("pk").first()
        if run is None:
            break
        try:
            after = advance_import(run=run.pk, rows=WHILE_PEOPLE_WORK, at=at)
        except Exception as error:
            stuck[run.pk] = error
        else:
            done += max(1, after.done - run.done)
    if stuck:
        raise next(iter(stuck.values()))
    return done


register("register.imports", go_on_with_imports)
