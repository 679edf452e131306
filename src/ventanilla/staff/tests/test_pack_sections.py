"""A pack that grants a permission nobody declares is not published."""

import pytest

from ventanilla.utility.tests.packs import faults_of, line_of, spoiled

FAULTS = [
    ('"processes.delegate"', '"processes.delegar"', "Nadie declara el permiso «processes.delegar»"),
    ('"processes.delegate"', '"procesos.delegate"', "Nadie declara el permiso «procesos.delegate»"),
    ('"processes.delegate"', '\n "processes.work"', "El permiso «processes.work» está dos veces"),
]


@pytest.mark.req("B-10", "H-03")
@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS)
def test_an_unknown_or_repeated_permission_is_a_fault_of_its_post(old, new, sentence):
    files = spoiled("posts.toml", old, new)
    found = [fault for fault in faults_of(files) if sentence in fault.sentence]
    assert [fault.path for fault in found] == ["posts.toml"]
    post = line_of(files, "posts.toml", 'code = "gerente_atencion"')
    assert post < found[0].line <= post + 6


def test_a_permission_of_a_floor_still_to_be_built_may_be_granted():
    files = spoiled("posts.toml", '"processes.delegate"', '"processes.delegate", "fieldwork.assign"')
    assert faults_of(files) == []
