"""Which matter a correction was asked for never changes."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("reception", "0008_corrections")]
    operations = [protect("reception_mattercorrection")]
