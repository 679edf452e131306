"""A PostgreSQL server that the test owns, to be stopped, killed and started again, or to run out of disk."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
import pytest

WAIT_S = 30


def binaries() -> Path | None:
    """The folder of the newest server installed, if any is."""
    found = [Path(where).resolve().parent] if (where := shutil.which("initdb")) else []
    found += sorted(p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1] if found else None


class Cluster:
    """Made with the defaults of PostgreSQL, `fsync` among them; `root` is what holds it, `data` its own folder."""

    def __init__(self, root: Path, data: Path, programs: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.root, self.data, self.programs = root, data, programs
        self.postmaster: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}"

    @staticmethod
    def _account() -> Mapping[str, Any]:
        """The server refuses to run as root: there it is the account that its package made."""
        return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}

    def make(self, *options: str) -> None:
        command = [self.programs / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        asked = [*command, "--locale=C.UTF-8", "--no-sync", *(one.format(root=self.root) for one in options)]
        subprocess.run(asked, cwd=self.root, check=True, capture_output=True, **self._account())

    def start(self) -> None:
        """Start, and wait until it answers; after a kill its orphans may have to leave first."""
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            if self.postmaster is None or self.postmaster.poll() is not None:
                self._launch()
            try:
                psycopg.connect(self.url, dbname="postgres", connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise RuntimeError((self.root / "log").read_text()[-2000:])

    def _launch(self) -> None:
        options = ["-p", str(self.port), "-k", str(self.root), "-c", "listen_addresses=127.0.0.1"]
        with (self.root / "log").open("ab") as log:
            command = [self.programs / "postgres", "-D", self.data, *options]
            self.postmaster = subprocess.Popen(command, cwd=self.root, stdout=log, stderr=log, **self._account())

    def stop(self, how: signal.Signals) -> None:
        """SIGQUIT is `pg_ctl stop -m immediate`; SIGKILL takes the postmaster and leaves its children to notice."""
        if self.postmaster:
            self.postmaster.send_signal(how)
            self.postmaster.wait(timeout=WAIT_S)
            self.postmaster = None


@contextmanager
def own_cluster(data: Path | None = None, *options: str) -> Iterator[Cluster]:
    """A cluster that answers, its data in a folder of its own or in `data`; it is gone afterwards.

    `options` are those of initdb, where {root} is the folder of its own.
    """
    programs = binaries()
    if programs is None:
        pytest.skip("AVISO: no hay programas de PostgreSQL (initdb) con que hacer un servidor propio")
    root = Path(mkdtemp(prefix="ventanilla-pg.", dir="/tmp"))  # noqa: S108 - the path of a socket must be short
    one = Cluster(root, data or root / "data", programs)
    try:
        if os.getuid() == 0:
            for folder in (root, one.data.parent):
                shutil.chown(folder, "postgres", "postgres")
        one.make(*options)
        one.start()
        yield one
    finally:
        one.stop(signal.SIGQUIT)
        shutil.rmtree(root, ignore_errors=True)
