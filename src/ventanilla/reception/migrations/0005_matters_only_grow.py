"""Every ending has its matter, and what a visit brought only grows."""

import django.db.models.deletion
from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("reception", "0004_first_matters")]
    operations = [
        migrations.AlterField(
            model_name="outcome",
            name="matter",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="outcome", to="reception.visitmatter"
            ),
        ),
        protect("reception_visitmatter"),
        protect("reception_outcome"),
    ]
