"""A pack as a folder on disk: read whole, with the files it shares with others, and written back byte by byte."""

from pathlib import Path
from typing import Final

from ventanilla.lib.refusals import Refusal
from ventanilla.utility.sections import Fault, Files, PackRefused

SHARED: Final = "shared.toml"
"""Names folders, relative to the pack, whose files it takes too. Its own files win; it is not one of them."""


class UnableToExport(Refusal):
    """The folder already holds something, and an export never overwrites."""


def read_folder(folder: Path) -> Files:
    """Every file of a pack and of the folders it shares, hidden ones left out.

    Errors: PackRefused when there is no pack.toml, or a shared folder is missing.
    """
    own = _found(folder)
    taken: dict[str, bytes] = {}
    for name in _shared(Files(own)):
        if not (folder / name).is_dir():
            line = Files(own).line(SHARED, name)
            raise PackRefused([Fault(SHARED, line, f"No existe la carpeta compartida «{name}».")])
        taken |= _found(folder / name)
    files = Files({path: content for path, content in sorted((taken | own).items()) if path != SHARED})
    files.text("pack.toml")
    return files


def _found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    }


def _shared(own: Files) -> list[str]:
    return [str(name) for name in own.toml(SHARED).get("folders", [])] if SHARED in own.by_path else []


def write_folder(files: Files, folder: Path) -> None:
    """The same bytes back, in a new or empty folder. Errors: UnableToExport."""
    if folder.exists() and any(folder.iterdir()):
        raise UnableToExport("carpeta-ocupada", f"La carpeta «{folder}» no está vacía; elija otra para exportar.")
    for path, content in files.by_path.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
