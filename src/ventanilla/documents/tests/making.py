"""Files made for the tests, good and bad."""

import io
import zipfile

import pikepdf
from PIL import Image, ImageDraw

WORD = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": b"<w:document/>",
    "docProps/core.xml": b"<x/>",
}


def pdf(pages: int = 1, **root: object) -> bytes:
    """A PDF of blank pages; `root` adds keys to its catalogue."""
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    for key, value in root.items():
        made.Root[f"/{key}"] = value
    made.save(out, deterministic_id=True)
    return out.getvalue()


def image(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def drawing(inked: bool = True) -> bytes:
    """A signature board as the browser sends it: black on transparent."""
    board, out = Image.new("RGBA", (300, 120), (0, 0, 0, 0)), io.BytesIO()
    if inked:
        ImageDraw.Draw(board).line([(10, 60), (80, 20), (160, 90), (280, 40)], fill=(10, 10, 60, 255), width=3)
    board.save(out, "PNG")
    return out.getvalue()


def package(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()
