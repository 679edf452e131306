"""What kind of thing was presented is never edited."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_nature")]
    operations = [protect("cases_nature")]
