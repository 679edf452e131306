"""Measures the desk on the town that DATABASE_URL holds; `bin/bench` makes the towns and calls this for each."""

import argparse
import os
from pathlib import Path

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each operation is repeated")
    parser.add_argument("--json", type=Path, help="where the figures are also written")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from benchmarks.measuring import measure

    measure(asked.seconds, asked.json)


if __name__ == "__main__":
    main()
