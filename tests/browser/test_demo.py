"""The demo starts from nothing with one command, prints its sign-ins, and answers."""

import os
import socket
import subprocess

from tests.browser.server import ROOT


def test_the_demo_starts_from_nothing(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    small = {"DEMO_NAME": "demo-check", "VENTANILLA_TOWN": "--accounts 12 --days 2", "PORT": str(port)}
    done = subprocess.run(
        [ROOT / "bin" / "demo", "--check"],
        cwd=tmp_path,
        env={**os.environ, **small},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Auxiliar de Atención a Usuarios" in done.stdout
    assert "El demostrador responde." in done.stdout
