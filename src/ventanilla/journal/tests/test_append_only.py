"""The database itself refuses to change or lose what was journalled."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from ventanilla.journal.actions import record
from ventanilla.journal.actor import CLOCK, Subject
from ventanilla.journal.append_only import missing_triggers, protections
from ventanilla.journal.models import Entry, PersonalText
from ventanilla.staff.models import Person

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
ENTRY = {"event": "utility.pack_published", "by": CLOCK, "at": AT, "on": Subject("case", "7")}
HARMS = [
    "UPDATE journal_entry SET actor_name = 'otro'",
    "DELETE FROM journal_entry",
    "UPDATE journal_personaltext SET text = '{}'",
    "UPDATE journal_personaltext SET text = NULL, entry_id = 0",
    "DELETE FROM journal_personaltext",
]


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "solo crece" in str(error)
    return False


@pytest.mark.req("B-10")
@pytest.mark.parametrize("sql", HARMS)
def test_the_database_refuses_to_alter_entries(db, sql):
    record(**ENTRY, personal={"name": "Lupe"})
    assert refused(sql)


@pytest.mark.req("B-10")
@pytest.mark.parametrize("table", [p.table for p in protections()])
def test_postgresql_refuses_to_truncate(db, table):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    assert refused(f'TRUNCATE "{table}" CASCADE')


@pytest.mark.req("B-10")
def test_a_row_is_not_replaced_by_an_insert(db):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can replace by inserting")
    entry = record(**ENTRY)
    columns = ", ".join(f.column for f in Entry._meta.fields)
    assert refused(
        f"INSERT OR REPLACE INTO journal_entry ({columns}) SELECT {columns} FROM journal_entry WHERE id = {entry.pk}"
    )


def test_a_personal_text_may_only_be_blanked(db):
    record(**ENTRY, personal={"name": "Lupe"})
    assert PersonalText.objects.update(text=None, salt=None) > 0
    assert set(PersonalText.objects.values_list("text", "salt")) == {(None, None)}


def test_every_promised_trigger_stands(db):
    assert list(missing_triggers()) == []


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_may_write():
    record(**ENTRY)
    assert Person.objects.filter(username="ana").exists()


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_the_furnished_state():
    assert Person.objects.filter(username="ana").exists()
    assert not Entry.objects.filter(subject_kind="case").exists()
    assert list(missing_triggers()) == []
