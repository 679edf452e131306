"""A real server process on its own SQLite file, as an office would run it."""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAIT_S = 40


class Server:
    """A furnished folder and the process that serves it; `kill` is abrupt on purpose, `start` may follow."""

    def __init__(self, folder: Path, database: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            "VENTANILLA_VAR": str(folder),
            "DATABASE_URL": database or f"sqlite:///{folder / 'ventanilla.sqlite3'}",
            "VENTANILLA_COLLECTED": "1",
            "DJANGO_SETTINGS_MODULE": "ventanilla.settings",
        }

    def furnish(self, *pack: str) -> None:
        """Migrate, publish the pack and hire the cast; those of another utility when its pack is said."""
        self.run("-m", "tests.browser.furnish", *pack)

    def run(self, *arguments: str) -> None:
        """Run Python in the server's surroundings, e.g. run("-m", "ventanilla", "work", "--once")."""
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=self.environment, check=True)

    @property
    def command(self) -> list[str]:
        """What Python runs to serve: the smallest server there is."""
        serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        return [*serve, "--blocking-threads", "1", "ventanilla.wsgi:application"]

    def start(self) -> None:
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until and self.process and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.1)
        raise RuntimeError(f"the server did not start:\n{(self.folder / 'server.log').read_text()}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def kill(self) -> None:
        """As when the power fails: the whole group at once, nothing tidied."""
        if self.process:
            os.killpg(self.process.pid, 9)
            self.process.wait(timeout=20)
            self.process = None
