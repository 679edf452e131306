"""The register of a big town comes in by the real import, is found by its words, and has words enough."""

import io
from datetime import UTC, datetime
from itertools import islice

import pytest

from ventanilla.journal.actor import INSTALLER
from ventanilla.lib.text import fold
from ventanilla.register.models import Account, Word
from ventanilla.register.search import find
from ventanilla.town.census import grow, write
from ventanilla.town.names import invented, names
from ventanilla.town.padron import settle

AT = datetime(2026, 11, 9, 14, tzinfo=UTC)


@pytest.mark.req("A-03")
def test_the_register_grows_and_its_index_finds_the_new_ones(db):
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    told = []
    assert grow(to=70, seed=2, at=AT, told=lambda done, of: told.append((done, of))) == 60
    assert (Account.objects.count(), told[-1]) == (70, (60, 60))
    account = Account.objects.get(number="01000003")
    holder = account.holdings.get().party.name
    assert account.pk in [pk for pk, _ in find(f"{holder} {account.street}", 20).ids]
    assert Word.objects.filter(word=fold(holder.split()[0])).exists()
    assert grow(to=70, seed=2, at=AT, told=lambda done, of: None) == 0


def test_its_words_are_more_than_fifty_thousand():
    assert len({fold(word) for word in invented()}) > 60_000
    assert list(islice(names(4), 3)) == list(islice(names(4), 3)) != list(islice(names(5), 3))


def test_the_same_seed_is_the_same_file():
    one, other = io.BytesIO(), io.BytesIO()
    write(one, 20, 9)
    write(other, 20, 9)
    assert one.getvalue() == other.getvalue()
    assert one.getvalue().count(b"\n") == 21
