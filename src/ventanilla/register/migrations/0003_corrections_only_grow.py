"""Corrections and what was decided of them only grow; only the list of what waits forgets."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("register", "0002_corrections")]
    operations = [protect(f"register_{table}") for table in ("correction", "correctiondecision")]
