"""The parts of `bin/bench` beside the desk, on one database: `python -m benchmarks.parts padron|engine|money`."""

import argparse
import json
import os
from pathlib import Path
from typing import Any

import django


def padron(asked: argparse.Namespace) -> dict[str, Any]:
    from benchmarks.padron import fill_told, measure

    return ({"import": fill_told(asked.fill, asked.seed)} if asked.fill else {}) | measure(asked.questions, asked.seed)


def engine(asked: argparse.Namespace) -> dict[str, Any]:
    """The timers first: what the other parts leave due would be fired among them."""
    found: dict[str, Any] = {}
    if asked.timers:
        from benchmarks.timers import measure as timers

        found["timers"] = timers(asked.timers)
    if asked.instances:
        from benchmarks.steps import measure as steps

        found["steps"] = steps(asked.instances, asked.seed)
    if asked.tasks:
        from benchmarks.inbox import measure as inbox

        found["inbox"] = inbox(asked.tasks)
    return found


def money(asked: argparse.Namespace) -> dict[str, Any]:
    """As many periods as were asked, each on what is there already; then the till collects."""
    from benchmarks.padron import fill_told
    from benchmarks.paying import catch_up
    from benchmarks.paying import measure as paying
    from benchmarks.period import measure
    from ventanilla.lib.months import Month

    found: dict[str, Any] = {"import": fill_told(asked.fill, asked.seed)} if asked.fill else {}
    *before, last = [Month(asked.since, 1).plus(2 * n) for n in range(asked.periods)]
    found |= {month.name: measure(month) for month in before}
    of = (asked.payments, 500, 2_000, asked.seed)
    catch_up(*of)
    return found | {last.name: measure(last), "till": paying(*of)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts", description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", type=Path, help="where the figures are also written")
    parts = parser.add_subparsers(required=True)
    one = parts.add_parser("padron")
    one.set_defaults(part=padron)
    one.add_argument("--fill", type=int, default=0, metavar="ACCOUNTS", help="first import so many")
    one.add_argument("--questions", type=int, default=500)
    other = parts.add_parser("engine")
    other.set_defaults(part=engine)
    other.add_argument("--instances", type=int, default=20_000, help="run through all their steps")
    other.add_argument("--tasks", type=int, nargs="*", default=[10_000, 1_000_000], help="open in the inbox")
    other.add_argument("--timers", type=int, default=100_000, help="due in one minute")
    third = parts.add_parser("money")
    third.set_defaults(part=money)
    third.add_argument("--fill", type=int, default=0, metavar="ACCOUNTS", help="first import so many")
    third.add_argument("--periods", type=int, default=2, help="charged to all of them, one after another")
    third.add_argument("--since", type=int, default=2026, help="the year of the first period")
    third.add_argument("--payments", type=int, default=200, help="over HTTP, one after another")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from benchmarks.limits import promise
    from benchmarks.machine import told_machine
    from ventanilla.town.bulk.multiply import is_town

    if not is_town():
        parser.error("only the database of an invented town is measured: these parts write")
    print(promise(), flush=True)
    figures = {"before": told_machine()} | asked.part(asked) | {"after": told_machine()}
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
