"""What a closing froze only grows."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [protect(f"indicators_{table}") for table in ("monthclosing", "frozenfigure", "frozenitem")]
