"""Begin a pack: a folder with the least that a utility needs, valid as it stands, to be edited file by file."""

import re
from pathlib import Path
from typing import Final

from ventanilla.lib.refusals import Refusal
from ventanilla.lib.text import fold
from ventanilla.utility.folders import SHARED, read_folder, write_folder
from ventanilla.utility.sections import Files

STARTER: Final = Path(__file__).parents[1] / "starter"
"""The files every pack begins with; what stands between double low lines is replaced."""
BESIDE: Final = """# Carpetas de las que este paquete toma archivos. Un archivo propio gana al compartido.
folders = ["../shared"]
"""


class UnableToBegin(Refusal):
    """The folder's name gives no code for the utility."""


def begin_pack(*, folder: Path, name: str, common: Path) -> str:
    """Write the pack and give its code, which is the folder's name. Errors: UnableToBegin, UnableToExport.

    `common` holds the letters that packs share: beside it they are taken from there, elsewhere copied.
    """
    folder = folder.resolve()
    code = re.sub(r"[^a-z0-9]+", "_", fold(folder.name)).strip("_")
    if not code:
        raise UnableToBegin("sin-clave", "Nombre la carpeta con letras: de su nombre sale la clave del organismo.")
    said = {"__CODE__": code, "__NAME__": " ".join(name.split()) or "Organismo por nombrar"}
    files = {path: _filled(content, said) for path, content in read_folder(STARTER).by_path.items()}
    if common.parent == folder.parent:
        files[SHARED] = BESIDE.encode()
    else:
        files |= {p.relative_to(common).as_posix(): p.read_bytes() for p in common.rglob("*") if p.is_file()} | files
    write_folder(Files(files), folder)
    return code


def _filled(content: bytes, said: dict[str, str]) -> bytes:
    text = content.decode()
    for mark, value in said.items():
        text = text.replace(mark, value.replace('"', "").replace("\\", ""))
    return text.encode()
