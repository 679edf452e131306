"""The pack published anew with a change, and who signs what."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ventanilla.journal.actor import INSTALLER
from ventanilla.quality.models import Revision
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
from ventanilla.utility.sections import Files

PACK = Path(__file__).parents[4] / "packs" / "naucalpan"
CONTROL = "procedures/peticion/document.toml"
AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def plan(code: str = "PL-07") -> Revision:
    """The newest revision of a document."""
    return Revision.objects.filter(code=code).latest("pk")


@pytest.fixture
def republish(db: None) -> Callable[[str, str], None]:
    """republish("revision = 17", "revision = 18"): the control of the petition with another text."""

    def again(old: str, new: str) -> None:
        files = dict(read_folder(PACK).by_path)
        text = files[CONTROL].decode()
        assert old in text
        files[CONTROL] = text.replace(old, new).encode()
        publish_pack(files=Files(files), by=INSTALLER, at=AT)

    return again
