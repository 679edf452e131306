"""Tables that only grow: database triggers that refuse UPDATE, DELETE and TRUNCATE, laid by a migration."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

_BODY = """
DECLARE
  kept text[] := TG_ARGV;
  gone text;
BEGIN
  IF TG_OP = 'UPDATE' AND cardinality(kept) > 0 AND to_jsonb(NEW) - kept = to_jsonb(OLD) - kept THEN
    FOREACH gone IN ARRAY kept LOOP
      IF to_jsonb(NEW) -> gone <> 'null'::jsonb THEN
        RAISE EXCEPTION 'La tabla % solo crece: la columna % solo puede borrarse.', TG_TABLE_NAME, gone;
      END IF;
    END LOOP;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'La tabla % solo crece: no se permite %.', TG_TABLE_NAME, TG_OP;
END
"""
_FUNCTION = f"CREATE OR REPLACE FUNCTION ventanilla_only_grows() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"


@dataclass(frozen=True)
class Protection:
    """What is refused on a table.

    `blankable` columns may all be set to NULL together, and nothing else. With `closed_by` a row may change until
    that column is filled, and never afterwards.
    """

    table: str
    update: bool = True
    delete: bool = True
    blankable: tuple[str, ...] = ()
    closed_by: str = ""

    def triggers(self, db: BaseDatabaseWrapper) -> dict[str, str]:
        """Name and CREATE statement of each trigger on that database."""
        return dict(_on_postgresql(self) if db.vendor == "postgresql" else _on_sqlite(self, db))

    def lay(self, db: BaseDatabaseWrapper) -> list[str]:
        """The statements that put the triggers in place, one statement each."""
        function = [_FUNCTION] if db.vendor == "postgresql" else []
        return [*self.lift(db), *function, *self.triggers(db).values()]

    def lift(self, db: BaseDatabaseWrapper) -> list[str]:
        """The statements that take the triggers away, one statement each."""
        target = f' ON "{self.table}"' if db.vendor == "postgresql" else ""
        return [f'DROP TRIGGER IF EXISTS "{name}"{target}' for name in self.triggers(db)]


def _on_postgresql(this: Protection) -> Iterator[tuple[str, str]]:
    columns = ", ".join(f"'{c}'" for c in this.blankable)
    refused = [("update", this.update, "ROW"), ("delete", this.delete, "ROW"), ("truncate", this.delete, "STATEMENT")]
    for verb, wanted, each in refused:
        if wanted:
            name = f"{this.table}_no_{verb}"
            when = f' WHEN (OLD."{this.closed_by}" IS NOT NULL)' if verb == "update" and this.closed_by else ""
            yield (
                name,
                f'CREATE TRIGGER "{name}" BEFORE {verb.upper()} ON "{this.table}" '
                f"FOR EACH {each}{when} EXECUTE FUNCTION ventanilla_only_grows({columns})",
            )


def _on_sqlite(this: Protection, db: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    for verb, wanted in (("update", this.update), ("delete", this.delete)):
        if wanted:
            name = f"{this.table}_no_{verb}"
            when = _when(this, db) if verb == "update" else ""
            yield (
                name,
                f'CREATE TRIGGER "{name}" BEFORE {verb.upper()} ON "{this.table}"{when} BEGIN '
                f"SELECT RAISE(ABORT, 'La tabla {this.table} solo crece: no se permite {verb.upper()}.'); END",
            )


def _when(this: Protection, db: BaseDatabaseWrapper) -> str:
    """The SQLite clause that leaves the allowed updates out of the trigger."""
    if this.closed_by:
        return f' WHEN OLD."{this.closed_by}" IS NOT NULL'
    return f" WHEN NOT ({_blanked(this, db)})" if this.blankable else ""


def _blanked(this: Protection, db: BaseDatabaseWrapper) -> str:
    """The SQLite condition: every blankable column became NULL and every other one is as it was."""
    with db.cursor() as cursor:
        cursor.execute(f'PRAGMA table_info("{this.table}")')
        columns = [row[1] for row in cursor.fetchall()]
    return " AND ".join(f'NEW."{c}" IS {"NULL" if c in this.blankable else f'OLD."{c}"'}' for c in columns)


class Protect(Operation):
    """The migration operation. Put it after the table's creation, and again after any alteration of it."""

    reduces_to_sql = True
    reversible = True

    def __init__(
        self, table: str, update: bool = True, delete: bool = True, blankable: Iterable[str] = (), closed_by: str = ""
    ) -> None:
        if blankable and closed_by:
            raise ValueError(f"{table}: either some columns may be blanked, or a column closes the row")
        self.protection = Protection(table, update, delete, tuple(blankable), closed_by)

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self.protection.lay(schema_editor.connection):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self.protection.lift(schema_editor.connection):
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return f"La tabla {self.protection.table} solo crece"


def protect(
    table: str, *, update: bool = True, delete: bool = True, blankable: Iterable[str] = (), closed_by: str = ""
) -> Protect:
    """For a migration's `operations`: from then on the database itself refuses to change or lose rows of `table`.

    With `closed_by="finished_at"` a row may change until that column is filled; no row is ever lost.
    """
    return Protect(table, update, delete, blankable, closed_by)


def protections() -> list[Protection]:
    """Every protection the migrations promise; the last word about a table counts."""
    graph = MigrationLoader(None).graph
    found: dict[str, Protection] = {}
    for node in graph.leaf_nodes():
        for step in graph.forwards_plan(node):
            for operation in graph.nodes[step].operations:
                if isinstance(operation, Protect):
                    found[operation.protection.table] = operation.protection
    return sorted(found.values(), key=lambda p: p.table)


def missing_triggers() -> Iterator[str]:
    """Spanish sentences: protections that the database in use does not have, or has in another form."""
    present = _present()
    for promised in protections():
        for name, statement in promised.triggers(connection).items():
            if name not in present:
                yield f"Falta el disparador «{name}»: la tabla «{promised.table}» podría alterarse."
            elif connection.vendor == "sqlite" and present[name] != statement:
                yield f"El disparador «{name}» no es el original: la tabla «{promised.table}» podría alterarse."
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT prosrc FROM pg_proc WHERE oid = to_regproc('ventanilla_only_grows')")
            row = cursor.fetchone()
        if not row or row[0] != _BODY:
            yield "La función «ventanilla_only_grows» no es la original: las tablas protegidas podrían alterarse."


def _present() -> dict[str, str]:
    """Triggers that stand and are enabled, with their text where the database keeps it as written."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, '' FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace"
            )
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())
