"""Where a town of the benches lies: its folder and its database."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.serving import ROOT


@dataclass(frozen=True)
class Place:
    """A town on a database: its folder, and on PostgreSQL the server and how the name of its database begins."""

    folder: Path
    server: str = ""
    prefix: str = ""

    @property
    def name(self) -> str:
        return f"{self.prefix}_bench_{self.folder.name.rpartition('-')[2]}"

    @property
    def around(self) -> dict[str, str]:
        url = f"{self.server}/{self.name}" if self.server else f"sqlite:///{self.folder / 'ventanilla.sqlite3'}"
        return os.environ | {"VENTANILLA_VAR": str(self.folder), "DATABASE_URL": url}

    @property
    def is_made(self) -> bool:
        if not (self.folder / "made").exists() or not self.server:
            return (self.folder / "made").exists()
        with psycopg.connect(f"{self.server}/postgres") as there:
            return bool(there.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name]).fetchone())

    def clear(self) -> None:
        """An empty place."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        if self.server:
            self._order(f'DROP DATABASE IF EXISTS "{self.name}"', f'CREATE DATABASE "{self.name}"')

    def copy(self, other: "Place") -> None:
        """What another place holds."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(other.folder, self.folder, ignore=shutil.ignore_patterns("made"))
        if self.server:
            made = f'CREATE DATABASE "{self.name}" TEMPLATE "{other.name}"'
            self._order(f'DROP DATABASE IF EXISTS "{self.name}"', made)

    def _order(self, *statements: str) -> None:
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as there:
            for statement in statements:
                there.execute(statement.encode())

    def run(self, *command: str) -> None:
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=self.around, check=True)
