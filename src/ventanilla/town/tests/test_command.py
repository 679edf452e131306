"""`ventanilla town` tells how big the town became, and refuses one that lived too little."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ventanilla.cases.models import Case
from ventanilla.register.models import Word
from ventanilla.town.size import size_of_town

SMALL = ("--accounts", "10", "--days", "21", "--arrivals", "2")
"""Enough days for a petition, whatever holidays and week-ends they have."""


def test_a_town_that_lived_too_little_is_told_and_one_made_bigger_tells_its_size(db):
    with pytest.raises(CommandError, match="se pidieron 900 o más"):
        call_command("town", *SMALL, "--to-multiply", "--at-least", "900", stdout=StringIO())
    out = StringIO()
    call_command("town", "--bulk-accounts", "40", stdout=out)
    size = size_of_town()
    assert (size.accounts, size.cases, size.lived) == (40, Case.objects.count(), Case.objects.count())
    assert 20 < size.people <= 40
    assert size.words == Word.objects.count() > 30
    assert f"de {size.people} personas distintas, que se buscan por {size.words} palabras" in out.getvalue()
