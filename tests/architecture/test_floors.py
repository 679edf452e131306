"""The one list of floors agrees with the folders, the settings, the import contract and the map."""

import re
import subprocess
import sys
import tomllib

from django.conf import settings

from tests.architecture.reading import ROOT, SRC, section
from ventanilla.floors import APPS, FLOORS, NAMES

CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]


def test_every_room_with_code_stands_in_the_list():
    rooms = {p.parent.name for p in SRC.glob("*/__init__.py")}
    assert rooms <= set(NAMES)


def test_the_settings_install_the_floors_in_order():
    assert [a for a in settings.INSTALLED_APPS if a.startswith("ventanilla.")] == list(APPS)


def test_the_import_contract_has_the_same_layers():
    assert CONTRACT["layers"] == [f"({name})" for name in reversed(NAMES)]
    assert CONTRACT["exhaustive"] is True


def test_the_map_in_the_architecture_page_is_the_list():
    drawn = re.findall(r"^    ([a-z]+)/ +(.+)$", section(ROOT / "ARCHITECTURE.md", "Floors"), re.M)
    assert drawn == list(FLOORS)


def test_no_floor_imports_a_higher_one():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
