"""An act is whole or nothing; one inside another belongs to it."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ventanilla.staff.acts import act
from ventanilla.staff.models import Person


@act
def hire(name):
    Person.objects.create(username=name, name=name)
    if name == "mala":
        raise ValueError(name)


@act
def hire_two(first, second):
    hire(first)
    hire(second)


def names():
    return {"buena", "mala", "otra"} & set(Person.objects.values_list("username", flat=True))


def test_what_an_inner_act_refuses_undoes_the_outer_one(db):
    with pytest.raises(ValueError, match="mala"):
        hire_two("buena", "mala")
    assert not names()


def test_the_refusal_cannot_be_swallowed_half_way(db):
    @act
    def stubborn():
        hire("buena")
        try:
            hire("mala")
        except ValueError:
            hire("otra")

    with pytest.raises(transaction.TransactionManagementError):
        stubborn()
    assert not names()


def test_one_that_may_fail_stands_in_a_transaction_of_its_own(db):
    @act
    def prudent():
        hire("buena")
        try:
            with transaction.atomic():
                hire("mala")
        except ValueError:
            hire("otra")

    prudent()
    assert names() == {"buena", "otra"}


def test_an_inner_act_costs_no_statement_of_its_own(db):
    with CaptureQueriesContext(connection) as asked:
        hire_two("una", "dos")
    assert sum("SAVEPOINT" in q["sql"] for q in asked.captured_queries) == 2  # the outermost, inside the test's own
