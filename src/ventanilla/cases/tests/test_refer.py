"""Step 9: points handed to areas, to be solved or for information, by letter or in the system."""

import pytest

from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.models import Referral
from ventanilla.cases.tests.acts import done_once, only_from_its_step, refused, said, told

BOTH = [Destination("medidores", (1,)), Destination("padron", (2,), Referral.INFORM)]
GIVEN = {"destinations": BOTH, "instructions": "Informe con pruebas"}


@pytest.fixture
def two_points(story):
    story.open(points=("Revisar la lectura", "Corregir el nombre"))
    return story.until("p09_turnar")


@pytest.mark.req("B-02")
def test_each_area_gets_its_points_and_its_purpose(two_points):
    token = two_points.do("p09_turnar", "gema", **GIVEN)
    sent = {r.area: (r.purpose, r.round, [p.number for p in r.points.all()]) for r in two_points.case.referrals.all()}
    assert sent == {"medidores": ("solve", 1, [1]), "padron": ("inform", 1, [2])}
    assert sorted(t.area for t in two_points.tokens()) == ["medidores", "padron"]
    facts = told(two_points, "cases.referred").facts
    assert facts == {"area": "padron", "purpose": "inform", "way": "system", "points": [2]}
    assert said(two_points, "cases.referred") == {"instructions": "Informe con pruebas"}
    done_once(two_points, token, **GIVEN)


@pytest.mark.req("B-02")
def test_by_letter_each_area_has_a_numbered_one(two_points):
    two_points.do("p09_turnar", "gema", **GIVEN, way=Referral.LETTER)
    letters = [r.document for r in two_points.case.referrals.order_by("pk")]
    assert len({letter.number for letter in letters}) == 2
    assert letters[0].fields["puntos"] == ["Revisar la lectura"]
    assert told(two_points, "cases.referred").facts["letter"] == letters[1].number


@pytest.mark.req("B-02")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"destinations": []}, "sin-destino"),
        ({"instructions": "  "}, "sin-instrucciones"),
        ({"destinations": [BOTH[0], BOTH[0]]}, "area-repetida"),
        ({"destinations": [Destination("luna", (1,))]}, "area"),
        ({"destinations": [Destination("medidores", ())]}, "puntos"),
        ({"destinations": [Destination("medidores", (1, 9))]}, "puntos"),
        ({"destinations": [Destination("medidores", (1,), "regalo")]}, "proposito"),
        ({"way": "paloma"}, "forma"),
    ],
)
def test_a_referral_that_does_not_say_what_to_whom_is_refused(two_points, changed, code):
    assert refused(two_points, "p09_turnar", "gema", **(GIVEN | changed))[0] == code
    assert not two_points.case.referrals.exists()


@pytest.mark.req("B-02")
def test_a_second_round_is_counted(two_points):
    two_points.next_step = "turnar"
    two_points.until("p11_determinar")
    two_points.do("p11_determinar", "ana", next_step="turnar")
    two_points.do("p09_turnar", "gema", **GIVEN)
    assert sorted(two_points.case.referrals.values_list("area", "round")) == [
        ("medidores", 1), ("medidores", 2), ("padron", 1), ("padron", 2)
    ]  # fmt: skip


@pytest.mark.req("B-02", "B-10")
def test_only_the_gerente_refers_and_only_in_its_step(two_points):
    only_from_its_step(two_points, "p09_turnar", "gema", **GIVEN)
