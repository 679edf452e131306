"""A pack as a folder on disk: read whole, and written back byte by byte."""

from pathlib import Path

from ventanilla.lib.refusals import Refusal
from ventanilla.utility.sections import Files


class UnableToExport(Refusal):
    """The folder already holds something, and an export never overwrites."""


def read_folder(folder: Path) -> Files:
    """Every file of a pack folder, hidden ones left out. Errors: PackRefused when there is no pack.toml."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    }
    files = Files(found)
    files.text("pack.toml")
    return files


def write_folder(files: Files, folder: Path) -> None:
    """The same bytes back, in a new or empty folder. Errors: UnableToExport."""
    if folder.exists() and any(folder.iterdir()):
        raise UnableToExport("carpeta-ocupada", f"La carpeta «{folder}» no está vacía; elija otra para exportar.")
    for path, content in files.by_path.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
