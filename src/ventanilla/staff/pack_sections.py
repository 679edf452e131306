"""What staff checks of a pack: posts grant only permissions that some floor declares."""

from collections.abc import Iterable

from ventanilla.floors import NAMES
from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.utility.rows import coded_line
from ventanilla.utility.sections import Fault, Files, PackView, Section, register

Granted = dict[str, list[str]]


def read_granted(files: Files) -> Granted:
    """The permissions of each post, in the order of the file."""
    return {row.get("code", ""): row.get("permissions", []) for row in files.toml("posts.toml").get("post", [])}


def check_granted(value: Granted, pack: PackView) -> Iterable[Fault]:
    """Each permission is one of those the system knows, granted once."""
    for post, permissions in value.items():
        start = coded_line(pack.files, "posts.toml", "post", post, "permissions")
        for number, permission in enumerate(permissions):
            line = _line_from(pack.files, start, f'"{permission}"')
            if not _known(permission):
                sentence = f"Nadie declara el permiso «{permission}»; revise cómo está escrito o quítelo."
                yield Fault("posts.toml", line, sentence)
            elif permission in permissions[:number]:
                yield Fault("posts.toml", line, f"El permiso «{permission}» está dos veces en «{post}».")


def _known(permission: str) -> bool:
    """Declared, or of a floor that is planned and declares nothing yet: a pack may be ahead of the code."""
    floor = permission.partition(".")[0]
    declares = any(code.startswith(f"{floor}.") for code in PERMISSIONS)
    return permission in PERMISSIONS or (floor in NAMES and not declares)


def _line_from(files: Files, start: int, text: str) -> int:
    """The first line from `start` (1-based) on that says the text; a list may run over several lines."""
    lines = files.text("posts.toml").splitlines()
    return next((n + 1 for n in range(start - 1, len(lines)) if text in lines[n]), start)


register(Section("granted", "live", ("posts.toml",), read_granted, check_granted))
