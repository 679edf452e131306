"""The indicators of a pack: each fault is named with its file and line."""

import pytest

from ventanilla.indicators.queries import declared
from ventanilla.utility.tests.packs import faults_of, line_of, spoiled

PATH = "indicators.toml"


@pytest.mark.req("G-01", "G-02", "H-03")
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('measure = "served"', 'measure = "happy"', "no sabe contar «happy»"),
        ('responsible = "gerente_atencion"', 'responsible = "nadie"', "El puesto «nadie» no existe"),
        ("goal = 100", "goal = 0", "no es un porcentaje"),
        ("goal = 100", 'goal = "100"', "debe ser un número entero"),
        ('periodicity = "monthly"', 'periodicity = "daily"', "No hay periodicidad «daily»"),
        ('code = "gestionadas"', 'code = "usuarios_atendidos"', "está repetid"),
    ],
)
def test_a_fault_of_an_indicator_is_named_with_its_line(old, new, sentence):
    files = spoiled(PATH, old, new)
    (fault,) = [fault for fault in faults_of(files) if sentence in fault.sentence]
    assert fault.path == PATH
    if "repetid" not in sentence:
        assert fault.line == line_of(files, PATH, new)


@pytest.mark.req("G-01", "G-02")
def test_the_formulas_are_those_that_the_document_prints(db):
    served, referred = declared().values()
    assert (served.printed, referred.printed) == (
        "Atendidos / Resueltas × 100",
        "Gestionadas / Resueltas en tiempo × 100",
    )
    assert {one.goal for one in declared().values()} == {100}
