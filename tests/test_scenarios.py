"""The scenarios run on the real engine, with the real calendar; their tasks only write. Other packs: tests/journeys."""

import tomllib
from pathlib import Path

import pytest

from ventanilla.processes import scenarios
from ventanilla.processes.models import Definition, Instance
from ventanilla.utility.queries import current_pack

PACKS = Path(__file__).parents[1] / "packs"
SCENARIOS = sorted(PACKS.glob("naucalpan/procedures/*/scenarios/*.toml"))


def newest(procedure):
    return Definition.objects.filter(procedure=procedure).latest("number")


@pytest.mark.req("H-03")
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda p: p.stem)
def test_a_scenario_goes_as_it_is_told(path, people):
    story = tomllib.loads(path.read_text())
    assert scenarios.run(definition=newest(path.parents[1].name), story=story) == []
    assert not Instance.objects.exists()


@pytest.mark.req("H-03")
def test_a_scenario_that_goes_otherwise_says_at_which_step(people):
    story = tomllib.loads(SCENARIOS[0].read_text())
    story["step"][1] |= {"by": "cajero", "open": ["nada"]}
    told = scenarios.run(definition=newest(SCENARIOS[0].parents[1].name), story=story)
    assert [sentence.split(":")[0] for sentence in told] == ["Paso 2", "Paso 2"]


@pytest.mark.req("B-03", "B-04", "B-08")
def test_each_step_of_the_petition_is_walked_by_some_scenario(people):
    done = {s["do"] for p in SCENARIOS for s in tomllib.loads(p.read_text())["step"] if "do" in s}
    diagram = current_pack().section("procedures")["peticion"].diagram
    assert {n.id for n in diagram.nodes.values() if n.is_person} - done == set()
