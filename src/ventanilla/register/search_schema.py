"""The search index in the database: FTS5 on SQLite, a generated tsvector with GIN on PostgreSQL.

The database keeps it, in the transaction of whatever writes `words`, so that no action can forget it. A later
migration that rebuilds `register_account` on SQLite must call `install` again: the rebuild drops its triggers.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS register_account_words USING fts5("
    "words, content='register_account', content_rowid='id', detail=none, prefix='2 3 4', "
    "tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER IF NOT EXISTS register_account_words_insert AFTER INSERT ON register_account BEGIN "
    "INSERT INTO register_account_words(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER IF NOT EXISTS register_account_words_delete AFTER DELETE ON register_account BEGIN "
    "INSERT INTO register_account_words(register_account_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER IF NOT EXISTS register_account_words_update AFTER UPDATE OF words ON register_account "
    "WHEN old.words <> new.words BEGIN "
    "INSERT INTO register_account_words(register_account_words, rowid, words) "
    "VALUES ('delete', old.id, old.words); "
    "INSERT INTO register_account_words(rowid, words) VALUES (new.id, new.words); END",
)
# No text-search parser: the words are already folded and cut, and a parser would read «12e3» as a number.
_POSTGRESQL = (
    "ALTER TABLE register_account ADD COLUMN IF NOT EXISTS word_vector tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    "CREATE INDEX IF NOT EXISTS register_account_word_vector ON register_account USING gin (word_vector) "
    "WITH (fastupdate = off)",
)


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index where it is missing; for RunPython."""
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


_ENOUGH = 500
_POSTPONED = (
    "ALTER INDEX register_account_word_vector SET (fastupdate = on)",
    "SET LOCAL gin_pending_list_limit = '1GB'",
)
_CAUGHT_UP = (
    "SELECT gin_clean_pending_list('register_account_word_vector')",
    "ALTER INDEX register_account_word_vector SET (fastupdate = off)",
)


@contextmanager
def words_indexed_together(rows: int) -> Iterator[None]:
    """So many rows enter the index word by word and not row by row, within the caller's transaction.

    On PostgreSQL that costs a third; nobody else ever sees the index behind. Where the transaction is undone,
    what was put off is left to the next VACUUM, and every search reads it meanwhile.
    """
    if connection.vendor == "sqlite" or rows < _ENOUGH:
        yield
        return
    with connection.cursor() as cursor:
        for statement in _POSTPONED:
            cursor.execute(statement)
        yield
        for statement in _CAUGHT_UP:
            cursor.execute(statement)
