"""So many timers due in one minute, fired by two workers of which one is killed half way: once each, and how soon."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Model
from django.utils import timezone

from benchmarks.herd import KIND, copy, opened
from benchmarks.serving import ROOT
from ventanilla.deadlines.models import Deadline
from ventanilla.journal.models import Entry
from ventanilla.processes.models import Instance, Token

WITHIN_SECONDS = 300
"""The aim for a hundred thousand."""
NODE = "sp_aviso_inicio"
"""The reminder before the legal term of the petition ends: it opens a task for somebody."""
_PROGRAM = (
    "import django; django.setup(); import time; from django.utils import timezone; "
    "from ventanilla.processes.actions import fire_due\n"
    "while True:\n"
    "    fire_due(timezone.now(), 1000) or time.sleep(0.1)"
)


def arrange(count: int, prefix: str) -> datetime:
    """So many petitions whose reminder is due within the minute after the moment returned, which is past."""
    day = timezone.now() - timedelta(days=2)
    pattern = opened(day, f"{prefix}pattern")
    due = timezone.now() - timedelta(minutes=2)
    timer = pattern.tokens.get(node=NODE, finished_at=None)

    def change(number: int, row: Model, cells: dict[str, Any]) -> None:
        if row == timer or (isinstance(row, Deadline) and row.pk == timer.deadline_id):
            cells["due_at"] = due + timedelta(seconds=60 * number / count)

    copy(pattern, count, prefix, change)
    return due


def left(after: int) -> int:
    """How many of the tokens after that one are timers still to be fired; an index tells."""
    due = Token.objects.filter(kind=Token.Kind.TIMER, finished_at=None, due_at__lte=timezone.now(), pk__gt=after)
    return due.filter(node=NODE).count()


def _timers(prefix: str) -> Any:
    return Token.objects.filter(instance__subject_kind=KIND, instance__folio__startswith=prefix, node=NODE).exclude(
        instance__folio=f"{prefix}pattern"
    )


def worker() -> subprocess.Popen[bytes]:
    """A background worker that does nothing but fire, in a process of its own."""
    return subprocess.Popen([sys.executable, "-c", _PROGRAM], cwd=ROOT, env=os.environ, start_new_session=True)


def fire(count: int, after: int, patience: float = 3600) -> dict[str, Any]:
    """Two workers until nothing is left; the first is killed, without a word, when half is done."""
    began, killed_at = time.monotonic(), 0.0
    workers = [worker(), worker()]
    try:
        while rest := left(after):
            if not killed_at and rest <= count // 2:
                os.kill(workers[0].pid, signal.SIGKILL)
                killed_at = time.monotonic() - began
            if time.monotonic() - began > patience:
                break
            time.sleep(min(2.0, count / 2000))
        seconds = time.monotonic() - began
    finally:
        for one in workers:
            one.kill()
            one.wait()
    return {"timers": count, "seconds": seconds, "killed_after": killed_at, "left": left(after)}


def wrong(count: int, prefix: str) -> list[str]:
    """What was not done exactly once: each timer fired, told once, and its task opened once."""
    found = []
    of = {"instance__subject_kind": KIND, "instance__folio__startswith": prefix}
    fired = _timers(prefix).filter(outcome=Token.Outcome.FIRED).count()
    if fired != count:
        found.append(f"{fired} of {count} timers fired")
    told = Entry.objects.filter(event="processes.term_ended", subject_kind=KIND, folio__startswith=prefix)
    if told.count() != count or told.values("subject_id").distinct().count() != count:
        found.append(f"{told.count()} entries tell of {told.values('subject_id').distinct().count()} timers")
    tasks = Token.objects.filter(kind=Token.Kind.TASK, node="sp_avisar", **of)
    each = tasks.values("instance").annotate(n=Count("pk"))
    if each.count() != count or each.filter(n__gt=1).exists():
        found.append(f"{tasks.count()} tasks opened in {each.count()} petitions")
    clocks = Deadline.objects.filter(subject_kind=KIND, folio__startswith=prefix, outcome="done").count()
    if clocks != count:
        found.append(f"{clocks} of {count} terms ended")
    return found


def measure(count: int) -> dict[str, Any]:
    """Errors: AssertionError when one was lost or fired twice."""
    prefix = f"t{Instance.objects.count()}-"
    after = Token.objects.aggregate(last=Max("pk"))["last"] or 0
    arrange(count, prefix)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    figures = fire(count, after)
    figures["wrong"] = wrong(count, prefix) + ([] if figures["killed_after"] else ["nobody was killed"])
    print(
        f"{count:,} timers due in one minute: fired in {figures['seconds']:.0f} s (aim {WITHIN_SECONDS} for 100,000) "
        f"by two workers, one killed after {figures['killed_after']:.0f} s; wrong: {figures['wrong'] or 'none'}",
        flush=True,
    )
    assert not figures["wrong"], figures
    assert not figures["left"], figures
    return figures
