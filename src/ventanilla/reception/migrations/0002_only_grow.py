"""The visitor log only grows."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("reception", "0001_initial")]
    operations = [protect("reception_visit"), protect("reception_outcome")]
