"""Changes by force, as somebody with the database's own rights could make them, for tests that must notice."""

from django.db import connection

from ventanilla.journal.append_only import protections


def by_force(*statements: str) -> None:
    """Run statements with the triggers taken away and laid again afterwards."""
    promised = protections()
    with connection.cursor() as cursor:
        for sql in [
            *(sql for p in promised for sql in p.lift(connection)),
            *statements,
            *(sql for p in promised for sql in p.lay(connection)),
        ]:
            cursor.execute(sql)


def drop_triggers() -> None:
    """What a careless restore leaves behind: tables without their triggers."""
    with connection.cursor() as cursor:
        for sql in (sql for p in protections() for sql in p.lift(connection)):
            cursor.execute(sql)
