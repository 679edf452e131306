"""Each operation at one and at eight clients, beside its aim and the limits of the machine in the same run."""

import json
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from django.conf import settings

from benchmarks.client import Client
from benchmarks.ground import Ground, read_ground
from benchmarks.limits import bare_table, database_limits, promise
from benchmarks.operations import AIMS, OPERATIONS
from benchmarks.serving import bare, cpu_seconds, free_port, serving, ventanilla, weight_mb
from benchmarks.statements import statements_of
from ventanilla.town.people import PASSWORD

CLIENTS = (1, 8)
WARMING = 10
"""Times that a client does it before the clock starts: every process of the server has read what it keeps."""
WORKED = 40
"""Times over which the server's own work is measured."""
MEMORY_MB = 250
Figures = dict[str, Any]


def measure(seconds: float, report: Path | None) -> Figures:
    """Print every figure, and write them to `report` as JSON. It adds petitions and follow-ups to the town."""
    ground, log = read_ground(), settings.VAR / "bench.log"
    figures: Figures = {"cases": ground.total_cases, "accounts": ground.total_accounts}
    figures["limits"] = database_limits() | {"bare": bare_limit(log, seconds / 2)}
    told_limits(figures)
    counted = {name: statements_of(name, ground) for name in OPERATIONS}
    port = free_port()
    with serving(ventanilla(port), port, log) as pid:
        for name in OPERATIONS:
            figures[name] = served(name, port, pid, ground, seconds) | {"sql": counted[name]}
            told(name, figures[name], figures["limits"]["bare"]["p50"])
        figures["memory_mb"] = weight_mb(pid)
    print(f"memory of the whole server {figures['memory_mb']:.0f} MB (aim {MEMORY_MB})", flush=True)
    if report:
        report.write_text(json.dumps(figures, indent=1))
    return figures


def served(name: str, port: int, pid: int, ground: Ground, seconds: float) -> Figures:
    """The figures of an operation, by number of clients, and the work of the server's processes for each, in ms."""
    who, operation = OPERATIONS[name]

    def do(client: Client) -> None:
        operation(client, ground)

    def begin() -> Client:
        client = Client("127.0.0.1", port)
        client.sign_in(getattr(ground, who), PASSWORD)
        return client

    found: Figures = {str(clients): repeat(clients, begin, do, seconds) for clients in CLIENTS}
    client, before = begin(), cpu_seconds(pid)
    for _ in range(WORKED):
        do(client)
    return found | {"cpu_ms": 1000 * (cpu_seconds(pid) - before) / WORKED}


def bare_limit(log: Path, seconds: float) -> dict[str, float]:
    """The bare application at one client: what any answer that writes costs on this machine."""
    port = free_port()

    def begin(cookies: dict[str, str]) -> Client:
        client = Client("127.0.0.1", port)
        client.cookies.update(cookies)
        return client

    with bare_table() as cookies, serving(bare(port), port, log):
        return repeat(1, partial(begin, cookies), lambda client: client.page("/"), seconds)


def repeat(
    clients: int, begin: Callable[[], Client], do: Callable[[Client], object], seconds: float
) -> dict[str, float]:
    """p50 and p95 in ms, and operations a second; the clock starts when every client is signed in and warmed."""
    took: list[float] = []
    wrong: list[BaseException] = []
    ready = threading.Barrier(clients + 1)

    def work() -> None:
        try:
            client = begin()
            for _ in range(WARMING):
                do(client)
            ready.wait()
            until = time.perf_counter() + seconds
            while (now := time.perf_counter()) < until:
                do(client)
                took.append(time.perf_counter() - now)
        except threading.BrokenBarrierError:
            return
        except BaseException as error:
            wrong.append(error)
            ready.abort()

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for one in threads:
        one.start()
    try:
        ready.wait()
    except threading.BrokenBarrierError:
        raise wrong[0] from None
    began = time.perf_counter()
    for one in threads:
        one.join()
    if wrong:
        raise wrong[0]
    whole = time.perf_counter() - began
    cuts = quantiles(took, n=20) if len(took) > 1 else took * 19
    return {"p50": 1000 * cuts[9], "p95": 1000 * cuts[18], "per_s": len(took) / whole, "times": len(took)}


def told_limits(figures: Figures) -> None:
    limits = figures["limits"]
    print(
        f"{figures['cases']:,} cases, {figures['accounts']:,} accounts; {promise()}\n"
        f"limits: one row written {limits['insert']:.2f} ms, one read {limits['read']:.2f} ms, "
        f"bare application p50 {limits['bare']['p50']:.2f} ms, p95 {limits['bare']['p95']:.2f} ms",
        flush=True,
    )


def told(name: str, found: Figures, bare_p50: float) -> None:
    one, eight, aim = found["1"], found["8"], AIMS[name]
    print(
        f"{name:<15} 1 client: p50 {one['p50']:6.1f} ms (aim {aim.p50_ms}), p95 {one['p95']:6.1f}, "
        f"{one['p50'] / bare_p50:4.1f} × bare   "
        f"8 clients: {eight['per_s']:6.1f}/s (aim {aim.per_s}), p50 {eight['p50']:6.1f} ms, p95 {eight['p95']:6.1f}   "
        f"server {found['cpu_ms']:5.1f} ms of CPU   SQL {found['sql']}"
        + (f" (aim {aim.statements})" if aim.statements else ""),
        flush=True,
    )
