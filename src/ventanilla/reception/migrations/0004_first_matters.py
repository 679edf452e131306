"""What each visit came for becomes its first matter, with the ending the visit had."""

from typing import Any

from django.db import migrations

from ventanilla.journal.append_only import Protection


def fill(apps: Any, schema_editor: Any) -> None:
    """A row a visit, then the endings point at them; the endings' own table is protected again by the next step."""
    for statement in Protection("reception_outcome").lift(schema_editor.connection):
        schema_editor.execute(statement, params=None)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reception_visitmatter (visit_id, number, about, text, at, by_kind, by_id, by_name) "
            "SELECT id, 1, '', matter, at, by_kind, by_id, by_name FROM reception_visit ORDER BY id"
        )
        cursor.execute(
            "UPDATE reception_outcome SET matter_id = "
            "(SELECT id FROM reception_visitmatter WHERE visit_id = reception_outcome.visit_id)"
        )


class Migration(migrations.Migration):
    dependencies = [("reception", "0003_several_matters")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
