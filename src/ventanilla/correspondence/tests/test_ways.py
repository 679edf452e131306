"""How a document may be delivered is the pack's: its ways are offered in its order and no other is taken."""

import pytest

from ventanilla.correspondence.actions import UnableToAttempt, UnableToDeliver, record_attempt, record_delivery
from ventanilla.correspondence.forms import AttemptForm
from ventanilla.correspondence.ways import SETTING, is_way, ways
from ventanilla.utility.queries import current_pack
from ventanilla.utility.tests.packs import faults_of, spoiled

USUAL = ["personal", "domicilio", "correo_electronico", "correo_certificado", "estrados"]
OTHER = 'late_acts = "refuse"\n'


@pytest.fixture
def colombian(db):
    current_pack().section("utility").settings[SETTING] = ["aviso", "personal"]


@pytest.mark.req("H-03", "B-07")
def test_a_pack_that_says_nothing_offers_the_usual_ones(db):
    assert [code for code, _ in ways()] == USUAL
    assert [is_way("interna"), is_way("aviso")] == [True, False]


@pytest.mark.req("H-03", "C-01")
def test_those_of_the_pack_are_offered_in_its_order(colombian):
    assert ways() == [("aviso", "Por aviso"), ("personal", "En persona, con firma de recibido")]
    assert [code for code, _ in AttemptForm().fields["way"].choices] == ["aviso", "personal"]
    assert [is_way("interna"), is_way("estrados")] == [True, False]


@pytest.mark.req("H-03", "C-01")
def test_another_way_is_refused(answer, people, at, colombian):
    given = {"document": answer, "way": "estrados", "by": people.ana.actor, "at": at}
    with pytest.raises(UnableToDeliver) as no:
        record_delivery(to="Lupe", delivered_at=at, signature=None, **given)
    assert (no.value.code, no.value.sentence) == ("via-desconocida", "Elija cómo se entregó.")
    with pytest.raises(UnableToAttempt):
        record_attempt(note="Nadie", **given)
    assert record_delivery(to="Lupe", delivered_at=at, signature=None, **given | {"way": "aviso"}).way == "aviso"


@pytest.mark.req("H-03")
@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("[]", "una lista con al menos una"),
        ('"personal"', "una lista con al menos una"),
        ('["personal", "paloma"]', "«paloma» no es una manera de entregar"),
        ('["personal", "interna"]', "«interna» no es una manera de entregar"),
        ('["personal", "personal"]', "repite «personal»"),
    ],
)
def test_a_fault_of_the_ways_is_named_with_its_line(written, sentence):
    files = spoiled("pack.toml", OTHER, f"{OTHER}delivery.ways = {written}\n")
    [fault] = faults_of(files)
    assert (fault.path, sentence in fault.sentence) == ("pack.toml", True)
    assert "delivery.ways" in files.text("pack.toml").splitlines()[fault.line - 1]
