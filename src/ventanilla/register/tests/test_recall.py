"""Whatever slip the hand makes, the search box finds the account: over some thousands of made-up ones."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ventanilla.register.importing.loading import load, sort
from ventanilla.register.importing.mapping import read_mapping
from ventanilla.register.importing.parsing import parse, plan_of
from ventanilla.register.queries import search
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.register.tests.synthetic import Made, accounts, slip
from ventanilla.register.words import plain

FIELDS = (
    "number",
    "premises_number",
    "holder",
    "street",
    "exterior",
    "neighbourhood",
    "postal_code",
    "meter",
    "phones",
)
TOWN = list(accounts(3000, seed=3))


def cells(made: Made) -> list[str]:
    return [
        *(made.number, made.premises, made.holder, made.street, made.exterior),
        *(made.place, made.postal_code, made.meter, made.phone),
    ]


@pytest.fixture
def town(db):
    mapping = read_mapping("[columns]\n" + "\n".join(f'{f} = "{f}"' for f in FIELDS))
    plan, day = plan_of(mapping, FIELDS), AT.date()
    load(sort([parse(plan, cells(made), day) for made in TOWN]), "Prueba", day, None, CONSOLE, AT)


def mistyped(made: Made, rng: random.Random, slips: int) -> str:
    words = plain(f"{made.holder} {made.street}").split()
    long = [n for n, word in enumerate(words) if len(word) > 3]
    for n in rng.sample(long, slips):
        words[n] = slip(words[n], rng)
    rng.shuffle(words)
    return " ".join(words)


def must_find(slips: int, least: int, asked: int = 300) -> None:
    rng = random.Random(slips)
    missing = []
    for made in rng.choices(TOWN, k=asked):
        typed = mistyped(made, rng, slips)
        if made.number not in [row.number for row in search(typed).rows]:
            missing.append(f"{typed} ({made.holder}, {made.street})")
    assert len(missing) <= asked * (100 - least) / 100, missing


@pytest.mark.req("A-03")
def test_one_slip_still_finds_98_of_100(town):
    must_find(slips=1, least=98)


@pytest.mark.req("A-03")
def test_two_slips_still_find_95_of_100(town):
    must_find(slips=2, least=95)


@pytest.mark.req("A-03")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.sampled_from(TOWN), order=st.randoms(use_true_random=False), accents=st.booleans())
def test_words_in_any_order_and_case_always_find(town, made, order, accents):
    words = f"{made.holder} {made.street} {made.exterior}".split()
    order.shuffle(words)
    typed = " ".join(words) if accents else plain(" ".join(words)).upper()
    assert made.number in [row.number for row in search(typed).rows]


@pytest.mark.req("A-03")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.sampled_from(TOWN), which=st.sampled_from(["number", "premises", "meter", "phone"]))
def test_each_of_its_numbers_finds_the_account_first(town, made, which):
    assert search(getattr(made, which)).rows[0].number == made.number


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_no_text_breaks_the_search(town, text):
    search(text)
