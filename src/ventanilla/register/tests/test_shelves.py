"""The words of the register in little memory answer as a plain list of them would."""

import random

import pytest
from django.db import connection, transaction
from rapidfuzz.distance import OSA

from ventanilla.lib.collecting import uncollected
from ventanilla.register import shelves
from ventanilla.register.models import Account, Word
from ventanilla.register.search_schema import words_indexed_together
from ventanilla.register.shelves import Shelves
from ventanilla.register.tests.synthetic import slip
from ventanilla.register.vocabulary import learn, vocabulary


def some_words(count: int) -> list[str]:
    chance = random.Random(5)
    return list({"".join(chance.choices("abcde", k=chance.randint(2, 7))) for _ in range(count)})


@pytest.mark.req("A-03")
def test_what_is_near_is_what_the_distance_says():
    words, kept, chance = some_words(3000), Shelves(), random.Random(9)
    kept.add(words)
    for word in [*chance.sample(words, 40), *(slip(w, chance) for w in chance.sample(words, 40))]:
        if len(word) < 3:
            continue
        for most in (1, 2):
            near = {w for w in words if 0 < OSA.distance(word, w) <= most}
            assert set(kept.near(word, most, 10**6)) == near
        nearest = kept.near(word, 2, 10)
        distances = [OSA.distance(word, w) for w in nearest]
        assert distances == sorted(distances)


def test_what_was_near_is_asked_again_when_words_come(monkeypatch):
    kept = Shelves()
    kept.add(["hidalgo"])
    assert kept.near("hidalgi", 1, 5) == ["hidalgo"]
    kept.add(["hidalga"])
    assert set(kept.near("hidalgi", 1, 5)) == {"hidalgo", "hidalga"}
    assert len(kept.near("hidalgi", 1, 1)) == 1
    monkeypatch.setattr(shelves, "_KEPT", 2)
    for word in ("hidalge", "hidalgu", "hidalgs", "hidalgi"):
        assert set(kept.near(word, 1, 5)) == {"hidalgo", "hidalga"}
        assert len(kept._nearest) <= 2


def test_words_that_come_later_stand_in_their_place():
    words, kept = some_words(2000), Shelves()
    for first in range(0, len(words), 300):
        kept.add(words[first : first + 300])
    assert len(kept) == len(words)
    assert all(word in kept for word in words)
    assert not any(word + "z" in kept for word in words)
    for shelf, length in ((shelf, length) for length, shelf in kept.by_length.items()):
        cut = [shelf[place : place + length] for place in range(0, len(shelf), length)]
        assert cut == sorted(cut)


def test_a_beginning_is_known_whatever_the_length_of_its_word():
    kept = Shelves()
    kept.add(["hidalgo", "juarez"])
    assert all(kept.begins(start) for start in ("h", "hidal", "hidalgo", "juarez"))
    assert not any(kept.begins(start) for start in ("hidalgos", "i", "ju ", "z"))


def test_words_of_an_undone_transaction_are_not_kept(db):
    learn(["hidalgo"])
    with transaction.atomic():
        learn(["morelos", "23", "x"])
        assert "morelos" in vocabulary()
        transaction.set_rollback(True)
    assert "morelos" not in vocabulary()
    learn(["morelos", "hidalgo"])
    assert sorted(Word.objects.values_list("word", flat=True)) == ["hidalgo", "morelos"]
    assert len(vocabulary()) == 2


def test_many_rows_leave_nothing_waiting_for_the_index(db):
    if connection.vendor == "sqlite":
        pytest.skip("the index of PostgreSQL")
    with words_indexed_together(900):
        Account.objects.bulk_create(Account(number=str(n), number_key=str(n), words=f"palabra{n}") for n in range(900))
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('register_account_word_vector')")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'register_account_word_vector'")
        assert cursor.fetchone()[0] == ["fastupdate=off"]


def test_the_collector_works_again_whatever_happened():
    import gc

    with pytest.raises(LookupError), uncollected():
        assert not gc.isenabled()
        raise LookupError
    assert gc.isenabled()
