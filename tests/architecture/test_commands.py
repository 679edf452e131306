"""The commands of bin/ are fit to run anywhere."""

import os
import subprocess

import pytest

from tests.architecture.reading import ROOT

SCRIPTS = sorted(p for p in (ROOT / "bin").iterdir() if p.is_file() and not p.suffix)


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda p: p.name)
def test_a_command_is_executable_strict_and_says_what_it_does(script):
    lines = script.read_text().splitlines()
    assert os.access(script, os.X_OK)
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1].startswith("# ")
    assert "set -euo pipefail" in lines
    assert subprocess.run(["bash", "-n", script]).returncode == 0


def test_an_audit_without_advisories_says_so_and_is_no_failure():
    nowhere = os.environ | {"VENTANILLA_ADVISORIES": "http://127.0.0.1:9"}
    asked = subprocess.run([ROOT / "bin" / "audit"], env=nowhere, capture_output=True, text=True)
    assert asked.returncode == 0
    assert "NO se revisaron los paquetes" in asked.stdout


def test_an_unknown_part_of_the_tests_is_refused(tmp_path):
    asked = subprocess.run(
        [ROOT / "bin" / "test", "nothing"], cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert asked.returncode == 1
    assert "no existe la parte «nothing»" in asked.stderr
