"""A visit may come with the ticket it was called with."""

import django.db.models.deletion
from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("reception", "0006_closing_of_the_day"), ("turns", "0002_only_grow")]
    operations = [
        migrations.AddField(
            model_name="visit",
            name="ticket",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="visit", to="turns.ticket"
            ),
        ),
        protect("reception_visit"),
    ]
