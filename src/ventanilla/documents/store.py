"""The shelf on disk: contents by their SHA-256 under ab/cd/ of the file storage, written whole or not at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.core.files.storage import default_storage


def shelf(sha256: str) -> Path:
    """Where a content lies, whether it is there or not."""
    return Path(default_storage.path(f"{sha256[:2]}/{sha256[2:4]}/{sha256}"))


def keep(content: bytes) -> str:
    """Put a content on the shelf and return its SHA-256; on return it survives a power loss.

    It is called before the row that names it commits: a rollback leaves at most a content nobody names.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    place = shelf(sha256)
    if place.exists() and place.stat().st_size == len(content):
        _sync_folder(place.parent)  # who put it there may have died before this
        return sha256
    _make(place.parent)
    handle, draft = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)
    return sha256


def fetch(sha256: str) -> bytes:
    """The content. Errors: FileNotFoundError when the shelf lost it."""
    return shelf(sha256).read_bytes()


def is_sound(sha256: str) -> bool:
    """Whether the content is there and is still what its name says."""
    place = shelf(sha256)
    if not place.exists():
        return False
    with place.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == sha256


def _make(folder: Path) -> None:
    """Make a folder and those above it, each durable in the one that holds it before anything is put in."""
    if not folder.exists():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; some systems cannot open folders, and there the rename suffices."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
