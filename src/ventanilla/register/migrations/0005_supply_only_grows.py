"""What is told of a service only grows."""

from django.db import migrations

from ventanilla.journal.append_only import protect

TABLES = ("connection", "connectionend", "contract", "contractend", "supplystate", "usechange")


class Migration(migrations.Migration):
    dependencies = [("register", "0004_supply")]
    operations = [protect(f"register_{table}") for table in TABLES]
