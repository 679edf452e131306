"""How busy the machine was while something was measured: without it a figure says little."""

import os
import subprocess
import sys

from benchmarks.serving import ROOT


def told_machine() -> dict[str, float]:
    """Prints and returns the load of the last minute, and the pace of plain Python: 100 is quiet, 200 twice as slow."""
    pace = subprocess.run([sys.executable, str(ROOT / "bin" / "pace.py")], capture_output=True, text=True, check=True)
    found = {"load": round(os.getloadavg()[0], 1), "cores": os.cpu_count() or 1, "pace": int(pace.stdout)}
    print(f"machine: load {found['load']} on {found['cores']} cores, pace {found['pace']}", flush=True)
    return found
