"""Two towns asked the same in turns, request by request: what ten times the petitions cost on a machine that wavers."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

from benchmarks.place import Place
from benchmarks.serving import ROOT

WARMING = 10
"""Requests to each town before any counts."""


class Asker:
    """A process with the server of a town and a client for each operation; told which, it does it once."""

    def __init__(self, place: Place) -> None:
        command = [sys.executable, "-m", "benchmarks.in_turns", "--answer"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=place.around, stdin=pipe, stdout=pipe, text=True)
        self.operations = self.ask("").split()

    def ask(self, operation: str) -> str:
        """Milliseconds that it took; of "" the names of what it can do. Errors: RuntimeError when it could not."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(f"{operation}\n")
        self.process.stdin.flush()
        told = self.process.stdout.readline()
        if not told:
            raise RuntimeError(f"{operation}: the town did not answer")
        return told


def in_turns(places: Sequence[Place], times: int) -> dict[str, list[float]]:
    """For each operation the median of each town, in ms; printed with how many times the last costs the first."""
    askers, found = [Asker(place) for place in places], {}
    for name in askers[0].operations:
        took: list[list[float]] = [[] for _ in askers]
        for n in range(WARMING + times):
            turns = list(zip(askers, took, strict=True))
            for asker, mine in turns[:: -1 if n % 2 else 1]:
                mine.append(float(asker.ask(name)))
        found[name] = [median(mine[WARMING:]) for mine in took]
        each = "   ".join(f"{one:6.1f} ms" for one in found[name])
        print(f"{name:<15} {each}   {found[name][-1] / found[name][0]:.2f} times", flush=True)
    for asker in askers:
        asker.process.communicate("")
    return found


def answer() -> None:
    """Serve the town of DATABASE_URL and do, once for each line that comes, the operation it names."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.conf import settings

    from benchmarks.client import Client
    from benchmarks.ground import read_ground
    from benchmarks.operations import OPERATIONS
    from benchmarks.serving import free_port, serving, ventanilla
    from ventanilla.town.people import PASSWORD

    ground, port, clients = read_ground(), free_port(), dict[str, Client]()
    with serving(ventanilla(port), port, settings.VAR / "bench.log"):
        for line in sys.stdin:
            name = line.strip()
            if not name:
                print(*OPERATIONS, flush=True)
                continue
            who, operation = OPERATIONS[name]
            if name not in clients:
                clients[name] = Client("127.0.0.1", port)
                clients[name].sign_in(getattr(ground, who), PASSWORD)
            began = time.perf_counter()
            operation(clients[name], ground)
            print(1000 * (time.perf_counter() - began), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answer", action="store_true", required=True)
    parser.parse_args()
    answer()
