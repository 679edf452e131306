"""The production server on a free port, and what its processes weigh."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(command: list[str], port: int, log: Path) -> Iterator[int]:
    """The process id of a server that answers on `port`, for as long as the block lasts."""
    with log.open("ab") as out:
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
    try:
        until = time.monotonic() + 60
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the server did not start:\n{log.read_text()}")
            time.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


def ventanilla(port: int) -> list[str]:
    return ["-m", "ventanilla", "serve", "--port", str(port), "--no-work"]


def bare(port: int) -> list[str]:
    threads = "1" if "sqlite" in os.environ["DATABASE_URL"] else "4"
    serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    return [*serve, "--blocking-threads", threads, "benchmarks.bare:application"]


def _family(pid: int) -> Iterator[int]:
    """A process and those it started."""
    pending = [pid]
    while pending:
        yield (one := pending.pop())
        with suppress(OSError):
            pending += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())


def weight_mb(pid: int) -> float:
    """The memory of a process and its children, shared pages counted once, in MB."""
    total = 0
    for one in _family(pid):
        with suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def cpu_seconds(pid: int) -> float:
    """What a process and its children have worked so far; a neighbour's load hardly changes it."""
    ticks = 0
    for one in _family(pid):
        with suppress(OSError):
            after_name = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")
