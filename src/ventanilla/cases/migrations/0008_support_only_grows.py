"""What was asked of supporting processes only grows; only the list of the open ones forgets."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_support")]
    operations = [protect(f"cases_{table}") for table in ("supportrequest", "supportfolio", "supportclosure")]
