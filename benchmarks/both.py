"""Makes the towns, once for each size and database, and measures each: what `bin/bench` runs."""

import argparse
import os

from benchmarks.in_turns import in_turns
from benchmarks.place import Place
from benchmarks.serving import ROOT

BENCH = ROOT / "var" / "bench"
PACK = "packs/naucalpan"
LIVED = "--accounts 2000 --days 365 --arrivals 17 --at-least 2000"
"""A year in which more than two thousand petitions come, by the real acts; the rest are copies of them."""
SMALL = "--accounts 12 --days 1 --arrivals 1 --to-multiply"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument(
        "--times", type=int, default=100, help="how often the towns are asked in turns; 0: they are not"
    )
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--lived", default=LIVED, help="options of `ventanilla town` for what is not copied")
    parser.add_argument("--padron", type=int, metavar="ACCOUNTS", help="instead: import so many, and look for them")
    parser.add_argument("--money", type=int, metavar="ACCOUNTS", help="instead: charge periods to so many")
    parser.add_argument("--engine", action="store_true", help="instead: steps of the engine, its timers, the inbox")
    parser.add_argument("--instances", type=int, default=20_000, help="with --engine: petitions to run through")
    parser.add_argument("--timers", type=int, default=100_000, help="with --engine: due in one minute")
    parser.add_argument("--tasks", type=int, nargs="*", default=[10_000, 1_000_000], help="with --engine: open ones")
    asked = parser.parse_args()
    server, _, prefix = os.environ.pop("POSTGRES", "").rpartition("/")
    for kind in ("sqlite", "postgresql"):
        if asked.only in (None, kind) and (kind == "sqlite" or server):
            of = (server, prefix) if kind == "postgresql" else ()
            if part := next((name for name in ("padron", "engine", "money") if getattr(asked, name)), ""):
                apart(Place(BENCH / f"{kind}-{part}", *of), kind, asked)
                continue
            for cases in asked.cases:
                place = Place(BENCH / f"{kind}-{cases}", *of)
                make(place, Place(BENCH / f"{kind}-lived", *of), cases, asked)
                print(f"\n== {kind}", flush=True)
                place.run("benchmarks", "--seconds", str(asked.seconds), "--json", str(place.folder / "figures.json"))
            if asked.times and len(asked.cases) > 1:
                print(f"\n== {kind}, the towns in turns", flush=True)
                in_turns([Place(BENCH / f"{kind}-{cases}", *of) for cases in asked.cases], asked.times)


def apart(place: Place, kind: str, asked: argparse.Namespace) -> None:
    """A part beside the desk, on a small town of its own, made anew each time: these parts fill it."""
    place.clear()
    place.run("ventanilla", "migrate", "--verbosity", "0")
    place.run("ventanilla", "pack", "publish", PACK)
    place.run("ventanilla", "town", *SMALL.split())
    print(f"\n== {kind}", flush=True)
    part = ["benchmarks.parts", "--json", str(place.folder / "figures.json")]
    if asked.padron:
        place.run(*part, "padron", "--fill", str(asked.padron))
    elif asked.money:
        place.run(*part, "money", "--fill", str(asked.money))
    else:
        sizes = ["--instances", str(asked.instances), "--timers", str(asked.timers)]
        place.run(*part, "engine", *sizes, "--tasks", *map(str, asked.tasks))


def make(place: Place, lived: Place, cases: int, asked: argparse.Namespace) -> None:
    """A town that lived by the real acts, made once for a database, multiplied."""
    if place.is_made:
        return
    if not lived.is_made:
        lived.clear()
        lived.run("ventanilla", "migrate", "--verbosity", "0")
        lived.run("ventanilla", "pack", "publish", PACK)
        lived.run("ventanilla", "town", "--to-multiply", *asked.lived.split())
        lived.run("ventanilla", "town", "--bulk-accounts", str(asked.accounts))
        (lived.folder / "made").touch()
    place.copy(lived)
    place.run("ventanilla", "town", "--bulk", str(cases))
    (place.folder / "made").touch()


if __name__ == "__main__":
    main()
