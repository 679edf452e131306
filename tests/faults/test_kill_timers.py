"""Of two workers that fire timers one is killed half way: every timer fires, once, and its task opens once."""

import os
import subprocess
import sys

import pytest

from tests.browser.server import ROOT
from tests.faults.office import own_database

COUNT = 300


@pytest.fixture
def surroundings(tmp_path, request):
    from django.db import connection

    with own_database(tmp_path, f"{connection.settings_dict['NAME']}_timers") as address:
        yield os.environ | {"DATABASE_URL": address, "VENTANILLA_VAR": str(tmp_path)}


def told(surroundings, *command):
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.mark.req("B-04")
def test_one_of_two_workers_is_killed_and_every_timer_fires_once(surroundings):
    told(surroundings, "ventanilla", "migrate", "--verbosity", "0")
    told(surroundings, "ventanilla", "pack", "publish", "packs/naucalpan")
    told(surroundings, "ventanilla", "town", "--accounts", "10", "--days", "1", "--arrivals", "1")
    said = told(surroundings, "benchmarks.parts", "engine", "--timers", str(COUNT), "--instances", "0", "--tasks")
    assert f"{COUNT} timers due in one minute" in said
    assert "wrong: none" in said
