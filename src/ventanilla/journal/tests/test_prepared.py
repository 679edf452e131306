"""A prepared question answers what its QuerySet answers, whatever it is asked, on either database."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.models import Entry
from ventanilla.journal.prepared import MOST_FORMS, NotPreparable, prepared

ANA = Actor("staff", "7", "Ana")
NOW = timezone.now()


def told(what, minutes=0, text=None):
    on = Subject("account", what, what)
    return record(event="journal.opened_record", by=ANA, at=NOW + timedelta(minutes=minutes), on=on, personal=text)


@prepared
def about(kind, pk, since, ids, shown):
    found = Entry.objects.filter(Q(at__gt=since) | Q(at=since), subject_kind=kind, subject_id=pk)
    found = found if ids is None else found.filter(pk__in=ids)
    return found.select_related("personal").order_by("-pk")[shown]


@pytest.mark.django_db
def test_it_answers_as_its_queryset_for_any_values():
    rows = [told(what, n, {"name": f"N{n}"} if n % 2 else None) for n in range(6) for what in ("A", "B")]
    for pk in ("A", "B", "C", "\x020\x03"):
        for since in (NOW - timedelta(days=1), NOW + timedelta(minutes=3)):
            for ids in (None, [], [rows[0].pk], [one.pk for one in rows[:7]], [20011, 20012]):
                for shown in (slice(2), slice(50)):
                    asked = ("account", pk, since, ids, shown)
                    plain = list(about.build(*asked))
                    assert about(*asked) == plain
                    assert [vars(one).keys() for one in about(*asked)] == [vars(one).keys() for one in plain]
    assert about.first("account", "A", NOW, None, slice(1)).personal.text == {"name": "N5"}
    assert about.first("account", "nobody", NOW, None, slice(1)) is None


@pytest.mark.django_db
def test_one_statement_and_no_more_than_the_prefetches_it_names():
    told("A")
    about("account", "A", NOW, None, slice(5))
    with CaptureQueriesContext(connection) as said:
        (found,) = about("account", "A", NOW, None, slice(5))
        assert found.text_digest == ""
    assert len(said) == 1


@pytest.mark.django_db(transaction=True)
def test_many_threads_ask_at_once_and_each_is_answered_what_it_asked():
    @prepared
    def of(pk, moment):
        return Entry.objects.filter(subject_id=pk, at__lte=moment).select_related("personal").order_by("pk")

    for n in range(40):
        told(f"M{n}", text={"name": f"M{n}"} if n % 2 else None)
    wrong = []

    def ask(first):
        try:
            for n in (*range(first, 40), *range(first)):
                (one,) = of(f"M{n}", NOW)
                if one.subject_id != f"M{n}" or (n % 2 and one.personal.text != {"name": f"M{n}"}):
                    wrong.append((n, one.subject_id))
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[5 * n]) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not wrong
    assert len(of.forms) == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_read_for_update_needs_a_transaction_also_once_it_is_built():
    @prepared
    def held(pk):
        return Entry.objects.select_for_update().filter(pk=pk)

    one = told("A")
    with transaction.atomic():
        assert held(one.pk) == [one]
    with pytest.raises(TransactionManagementError):
        held(one.pk)


@pytest.mark.django_db
def test_an_empty_list_asks_nothing():
    with CaptureQueriesContext(connection) as said:
        assert about("account", "A", NOW, [], slice(5)) == []
        assert about("account", "A", NOW, [], slice(5)) == []
    assert not said


@pytest.mark.django_db
def test_a_number_that_no_column_holds_finds_nothing():
    @prepared
    def above(pk, least):
        return Entry.objects.filter(pk=pk, pk__gt=least)

    one = told("A")
    assert above(one.pk, 0) == above(one.pk, -(10**40)) == [one]
    assert above(10**40, 0) == above(one.pk, 10**40) == []


@pytest.mark.django_db
def test_values_that_are_no_parameters_are_refused_at_once():
    @prepared
    def limited(pk, most):
        return Entry.objects.filter(pk__gt=pk)[:most]

    @prepared
    def begins(text):
        return Entry.objects.filter(folio__startswith=text)

    @prepared
    def contains(text):
        return Entry.objects.filter(folio__icontains=text)

    for question, values in ((limited, (1, 5)), (begins, ("A",)), (contains, ("A",))):
        with pytest.raises(NotPreparable):
            question(*values)
    with pytest.raises(TypeError):
        begins(text="A")


@pytest.mark.django_db
def test_a_value_that_would_be_escaped_is_never_taken_as_a_pattern():
    @prepared
    def alike(text):
        return Entry.objects.filter(folio__iexact=text)

    told("A1")
    told("a_")
    if connection.vendor == "sqlite":  # compares it by a pattern
        with pytest.raises(NotPreparable):
            alike("a_")
    else:
        assert [one.folio for one in alike("a_")] == ["a_"]


@pytest.mark.django_db
def test_too_many_forms_are_asked_as_ever():
    one = told("A")
    for length in range(MOST_FORMS + 5):
        assert about("account", "A", NOW, [one.pk, *range(900_000, 900_000 + length)], slice(9)) == [one]
    assert len(about.forms) <= MOST_FORMS


@pytest.mark.django_db
def test_tuples_of_columns_come_as_they_are():
    @prepared
    def names(pk):
        return Entry.objects.filter(subject_id=pk).values_list("event", "actor_id")

    told("A")
    assert names("A") == [("journal.opened_record", "7")]
    assert names("B") == []
