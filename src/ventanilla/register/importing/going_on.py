"""How the worker goes on with imports that wait, of whatever is imported: the oldest first, by chunks."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model


def go_on[R: Model](model: type[R], advance: Callable[[int], R], limit: int) -> int:
    """Advance the oldest unfinished run of `model` by chunks until about `limit` rows are done; the rows done.

    A run has `finished_at` and `done`; `advance` takes its number and gives it a chunk later. One that cannot go on
    does not keep the others: why is raised once they had their turn.
    """
    done, stuck = 0, dict[int, Exception]()
    while done < limit:
        run: Any = model._default_manager.filter(finished_at=None).exclude(pk__in=stuck).order_by("pk").first()
        if run is None:
            break
        try:
            after: Any = advance(run.pk)
        except Exception as error:
            stuck[run.pk] = error
        else:
            done += max(1, after.done - run.done)
    if stuck:
        raise next(iter(stuck.values()))
    return done
