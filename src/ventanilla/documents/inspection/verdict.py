"""The outcome of an inspection, and the limits it is held against."""

from dataclasses import dataclass

from ventanilla.lib.refusals import Refusal


class UploadRefused(Refusal):
    """The file may not enter; the sentence says why and what to bring instead."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence, field="file")


@dataclass(frozen=True)
class Limits:
    """How large a file may be: bytes, PDF pages, image pixels, and what a package may unfold to."""

    max_bytes: int = 15 * 1024 * 1024
    max_pages: int = 300
    max_pixels: int = 60_000_000
    max_unpacked_bytes: int = 200 * 1024 * 1024
    max_members: int = 3_000


@dataclass(frozen=True)
class Finding:
    """What the content is: its media type and, for a PDF, its pages."""

    kind: str
    pages: int | None = None
