"""The search box finds the account by what people really type."""

import pytest

from ventanilla.register.actions import add_account
from ventanilla.register.queries import account, account_by_whole_number, search
from ventanilla.register.search import NO_DOOR
from ventanilla.register.tests.conftest import AT, CONSOLE
from ventanilla.register.vocabulary import learn


@pytest.mark.req("A-03")
@pytest.mark.parametrize(
    "typed",
    [
        "0012-345-6",
        "00123456",
        "123456",
        "12-345-6",
        "0000123456",
        "0012",
        "nau 778899",
        "A17-445566",
        "445566",
        "5512345678",
        "+52 55 1234 5678",
        "1234 5678",
        "maria guadalupe peña",
        "PENA HERNANDEZ maria",
        "hernández peña",
        "gpe pena",
        "hernadez peña",
        "guadlupe hernandes",
        "avenida gustavo baz 123",
        "Gustavo Vaz 123, san bartolo",
        "pena gustav",
        "peña 53000",
        "medidor A17-445566",
        "nau 7788",
    ],
)
def test_lupe_is_found_by(lupe, typed):
    assert [row.number for row in search(typed).rows] == ["0012-345-6"]


@pytest.mark.req("A-03")
def test_a_number_without_its_zeros_is_the_account_unless_another_has_it_as_typed(lupe):
    assert account_by_whole_number("123456") == account_by_whole_number("0000123456") == lupe
    assert account_by_whole_number("23456") is account_by_whole_number("0") is None
    assert (account("12-345-6"), account("12345")) == (lupe, None)
    short = add_account(number="123456", holder="Otra", street="Hidalgo", by=CONSOLE, at=AT)
    for typed in ("123456", "12-34-56"):
        assert (account(typed), account_by_whole_number(typed)) == (short, short)
    assert account("00123456") == account_by_whole_number("00123456") == lupe
    assert (account("000123456"), account_by_whole_number("000123456")) == (None, None)
    assert {row.number for row in search("000123456").rows} == {"0012-345-6", "123456"}


@pytest.mark.req("A-03")
def test_a_row_shows_holder_address_and_meter(lupe):
    (row,) = search("0012-345-6").rows
    assert (row.holder, row.meter) == ("María Guadalupe Peña Hernández", "A17-445566")
    assert row.address == "Av. Gustavo Baz 123, San Bartolo, C.P. 53000"
    assert row.balance_centavos is None


@pytest.mark.req("A-03")
def test_a_wrong_house_number_is_left_out_and_said(lupe):
    answer = search("gustavo baz 999")
    assert [row.number for row in answer.rows] == ["0012-345-6"]
    assert answer.note == NO_DOOR


@pytest.mark.req("A-03")
def test_what_was_mended_is_said(lupe):
    assert search("hernadez").corrected == (("hernadez", "hernandez"),)


@pytest.mark.req("A-03")
@pytest.mark.parametrize("typed", ["", "   ", "--", "de la", "'", '"*', "a:b OR (c", "\\' | !", "x" * 500])
def test_odd_text_neither_breaks_nor_finds(lupe, typed):
    assert search(typed).rows == []


@pytest.mark.req("A-03")
def test_a_slip_that_is_another_known_word_is_understood_as_one_by_one(lupe, django_assert_max_num_queries):
    """«Pela» and «Hernándes» are words of somebody else; with the others as typed each may be a slip."""
    learn(["pela", "hernandes"])
    for typed in ("guadalupe pela hernandez", "maria pena hernandes gustavo"):
        with django_assert_max_num_queries(10):
            assert [row.number for row in search(typed).rows] == ["0012-345-6"]
    with django_assert_max_num_queries(20):
        assert not search(" ".join(["pela", "hernandes", "maria", *(f"otra{n}" for n in "abcdefghijklmn")])).rows
