"""Amounts in words: a table written by hand, every value below a hundred thousand, and a reader of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ventanilla.lib.amount_words import MOST, amount_in_words

pytestmark = pytest.mark.req("E-02")
GOLDEN = {
    0: "cero pesos",
    1: "un peso",
    2: "dos pesos",
    15: "quince pesos",
    16: "dieciséis pesos",
    20: "veinte pesos",
    21: "veintiún pesos",
    22: "veintidós pesos",
    23: "veintitrés pesos",
    26: "veintiséis pesos",
    29: "veintinueve pesos",
    30: "treinta pesos",
    31: "treinta y un pesos",
    99: "noventa y nueve pesos",
    100: "cien pesos",
    101: "ciento un pesos",
    115: "ciento quince pesos",
    121: "ciento veintiún pesos",
    200: "doscientos pesos",
    500: "quinientos pesos",
    555: "quinientos cincuenta y cinco pesos",
    700: "setecientos pesos",
    901: "novecientos un pesos",
    999: "novecientos noventa y nueve pesos",
    1_000: "mil pesos",
    1_001: "mil un pesos",
    1_100: "mil cien pesos",
    2_000: "dos mil pesos",
    2_021: "dos mil veintiún pesos",
    16_016: "dieciséis mil dieciséis pesos",
    21_000: "veintiún mil pesos",
    21_021: "veintiún mil veintiún pesos",
    31_000: "treinta y un mil pesos",
    100_000: "cien mil pesos",
    100_100: "cien mil cien pesos",
    101_000: "ciento un mil pesos",
    121_000: "ciento veintiún mil pesos",
    200_000: "doscientos mil pesos",
    500_500: "quinientos mil quinientos pesos",
    999_999: "novecientos noventa y nueve mil novecientos noventa y nueve pesos",
    1_000_000: "un millón de pesos",
    1_000_001: "un millón un pesos",
    1_001_000: "un millón mil pesos",
    1_100_000: "un millón cien mil pesos",
    2_000_000: "dos millones de pesos",
    21_000_000: "veintiún millones de pesos",
    21_021_021: "veintiún millones veintiún mil veintiún pesos",
    31_000_000: "treinta y un millones de pesos",
    100_000_000: "cien millones de pesos",
    101_000_000: "ciento un millones de pesos",
    909_080_017: "novecientos nueve millones ochenta mil diecisiete pesos",
}
"""Whole pesos and their words, written by hand."""
_LOW = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_READ = {word: value for value, word in enumerate(_LOW.split())}
_READ |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), 3)}
_READ |= {"cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500}
_READ |= {"seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900}


def read(words: str) -> int:
    """The number that a person who knows Spanish reads in those words."""
    total = group = 0
    for word in words.split():
        if word in ("millón", "millones"):
            total, group = total + group * 1_000_000, 0
        elif word == "mil":
            total, group = total + (group or 1) * 1000, 0
        elif word != "y":
            group += _READ[word]
    return total + group


def number_of(whole: int) -> str:
    """What stands before the currency."""
    told = amount_in_words(100 * whole, ending="")
    return told.removesuffix(" 00/100").removesuffix(" pesos").removesuffix(" peso").removesuffix(" de")


@pytest.mark.parametrize(("pesos", "words"), GOLDEN.items(), ids=[str(n) for n in GOLDEN])
def test_it_says_what_a_person_would_write(pesos, words):
    assert amount_in_words(100 * pesos) == f"{words} 00/100 M.N."


def test_every_number_below_a_hundred_thousand_is_read_back():
    told = [number_of(whole) for whole in range(100_000)]
    assert [read(words) for words in told] == list(range(100_000))
    assert len(set(told)) == 100_000


@given(st.integers(0, MOST))
def test_any_amount_is_read_back_with_its_centavos(centavos):
    told = amount_in_words(centavos, ending="")
    words, _, hundredths = told.rpartition(" ")
    assert hundredths == f"{centavos % 100:02d}/100"
    assert words.endswith(" peso" if centavos // 100 == 1 else " pesos")
    assert read(number_of(centavos // 100)) == centavos // 100


@given(st.integers(1, 999))
def test_only_round_millions_take_a_preposition(millions):
    assert " de pesos" in amount_in_words(millions * 100_000_000)
    assert " de " not in amount_in_words(millions * 100_000_000 + 100)


def test_another_currency_and_ending():
    assert amount_in_words(150, one="dólar", many="dólares", ending="USD") == "un dólar 50/100 USD"
    assert amount_in_words(5_000_000, ending="M/CTE") == "cincuenta mil pesos 00/100 M/CTE"


@pytest.mark.parametrize("centavos", [-1, MOST + 1])
def test_what_is_no_such_amount_is_refused(centavos):
    with pytest.raises(ValueError, match="not an amount"):
        amount_in_words(centavos)
