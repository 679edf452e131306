"""The press's own process: reads printings from standard input, writes one line of JSON for each. No Django here."""

import base64
import json
import re
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst

FONTS = ("font_source_sans_pro", "font_source_serif_pro")
STANDARD: Final = "a-2a"
_PLACE = re.compile(r"┌─ (?:.*/)?([^/\s:]+):(\d+):\d+")


def font_folders() -> list[Path]:
    """Where the packaged typefaces lie; the system's own are never used, so that a letter looks the same anywhere."""
    return [Path(spec.origin).parent / "files" for f in FONTS if (spec := find_spec(f)) and spec.origin]


def print_one(job: dict[str, Any], fonts: Any) -> dict[str, Any]:
    """The PDF, or what Typst said and where."""
    with tempfile.TemporaryDirectory(prefix="imprenta-") as folder:
        for name, content in job["files"].items():
            (Path(folder) / Path(name).name).write_bytes(base64.b64decode(content))
        compiler = typst.Compiler(
            str(Path(folder) / job["main"]),
            root=folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=str(Path(folder) / "none"),
            package_cache_path=str(Path(folder) / "none"),
        )
        try:
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=job["at"])
        except typst.TypstError as error:
            said = str(error.diagnostic or error.message)
            place = _PLACE.search(said)
            return {
                "message": " ".join([error.message, *error.hints])[:300],
                "file": place.group(1) if place else "",
                "line": int(place.group(2)) if place else 1,
            }
    return (
        {"pdf": base64.b64encode(pdf).decode()}
        if isinstance(pdf, bytes)
        else {"message": "no salió un PDF.", "file": "", "line": 1}
    )


def main() -> None:
    """Each answer leaves as soon as it is ready, so a later failure costs only the later ones."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=font_folders())
    for job in json.load(sys.stdin):
        sys.stdout.write(json.dumps(print_one(job, fonts)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
