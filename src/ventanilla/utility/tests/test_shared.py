"""Files that packs share: taken from their folder, own ones first, and published and exported like any other."""

import pytest

from ventanilla.utility.folders import SHARED, read_folder
from ventanilla.utility.sections import PackRefused


@pytest.fixture
def pack(tmp_path):
    """A pack that takes the letters of a folder beside it."""
    for path, text in {
        "common/letters/_base.typ": "common",
        "common/letters/acuse.typ": "common",
        "own/letters/acuse.typ": "own",
        "own/pack.toml": "",
        f"own/{SHARED}": 'folders = ["../common"]\n',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path / "own"


@pytest.mark.req("H-03")
def test_a_pack_takes_the_shared_files_and_its_own_go_before(pack):
    assert read_folder(pack).by_path == {
        "letters/_base.typ": b"common",
        "letters/acuse.typ": b"own",
        "pack.toml": b"",
    }


@pytest.mark.req("H-03")
def test_a_shared_folder_that_is_not_there_is_said_with_its_line(pack):
    (pack / SHARED).write_text('# De dónde toma\nfolders = ["../comon"]\n')
    with pytest.raises(PackRefused) as refused:
        read_folder(pack)
    assert [(fault.path, fault.line) for fault in refused.value.faults] == [(SHARED, 2)]
    assert "«../comon»" in refused.value.faults[0].sentence
