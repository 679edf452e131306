"""The search index in the database: FTS5 on SQLite, a generated tsvector with GIN on PostgreSQL.

The database keeps it, in the transaction of whatever writes `words`, so that no action can forget it. A later
migration that rebuilds `register_account` on SQLite must call `install` again: the rebuild drops its triggers.
"""

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
