"""A copy of a pack, Naucalpan's unless another is said, that a test may spoil."""

from pathlib import Path

from ventanilla.utility.folders import read_folder
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView

PACKS = Path(__file__).parents[4] / "packs"
NAUCALPAN = PACKS / "naucalpan"


def spoiled(path: str, old: str, new: str, pack: Path = NAUCALPAN) -> Files:
    """The pack with one text replaced by another in one file; the text must be there."""
    files = read_folder(pack)
    text = files.text(path)
    assert old in text, f"{path} no longer says {old!r}"
    return Files({**files.by_path, path: text.replace(old, new, 1).encode()})


def faults_of(files: Files) -> list[Fault]:
    """Every fault, whether found while reading or while checking."""
    try:
        return PackView(files).faults()
    except PackRefused as refused:
        return refused.faults


def line_of(files: Files, path: str, text: str) -> int:
    """The line (1-based) where the text first stands."""
    return files.text(path).split(text)[0].count("\n") + 1
