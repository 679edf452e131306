"""A whole office that may be killed: its database, its server, its background worker, each a real process."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.db import connection

from tests.browser.server import ROOT, Server

NAME = "ventanilla.sqlite3"
"""The file of an office that has no database elsewhere."""


class Office(Server):
    """A server and a worker beside it that is killed on its own; `whole` serves as `ventanilla serve` does."""

    def __init__(self, folder: Path, database: str, *, whole: bool) -> None:
        super().__init__(folder, database)
        self.whole = whole
        self.worker: subprocess.Popen[bytes] | None = None

    @property
    def command(self) -> list[str]:
        if not self.whole:
            return super().command
        return ["-m", "ventanilla", "serve", "--port", str(self.port), "--no-work"]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database itself answers, past the office's own code."""
        url = self.environment["DATABASE_URL"]
        path = url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path) if path != url else psycopg.connect(url)) as opened:
            return list(opened.execute(sql).fetchall())

    def told(self, *arguments: str) -> str:
        """What a command in the office's surroundings prints; it must go well."""
        run = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    @contextmanager
    def at_work(self) -> Iterator["Office"]:
        """Furnished and open, with its worker, for as long as the block lasts."""
        with ExitStack() as after:
            self.furnish()
            self.start()
            after.callback(self.kill)
            self.start_worker()
            after.callback(self.kill_worker)
            yield self

    def start_worker(self) -> None:
        with (self.folder / "worker.log").open("ab") as log:
            self.worker = subprocess.Popen(
                [sys.executable, "-m", "ventanilla", "work", "--every", "0.2"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill_worker(self) -> None:
        if self.worker:
            os.killpg(self.worker.pid, 9)
            self.worker.wait(timeout=20)
            self.worker = None


@contextmanager
def own_database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database, of the kind the tests run on; it is gone afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / NAME}"
        return
    at = connection.settings_dict
    where = {"host": at["HOST"] or None, "port": at["PORT"] or None, "user": at["USER"] or None}
    with psycopg.connect(dbname="postgres", password=at["PASSWORD"] or None, autocommit=True, **where) as admin:
        admin.execute(f'drop database if exists "{name}" with (force)')
        admin.execute(f'create database "{name}"')
        secret = f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else ""
        try:
            yield f"postgresql://{quote(at['USER'])}{secret}@{at['HOST']}:{at['PORT'] or 5432}/{name}"
        finally:
            admin.execute(f'drop database if exists "{name}" with (force)')
