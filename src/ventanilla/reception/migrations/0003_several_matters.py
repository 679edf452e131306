"""A visit brings several matters, each with its own ending: the tables that hold them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reception", "0002_only_grow")]

    operations = [
        migrations.CreateModel(
            name="VisitMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by_kind", models.CharField(max_length=16)),
                ("by_id", models.CharField(max_length=40)),
                ("by_name", models.CharField(max_length=200)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "about",
                    models.CharField(blank=True, help_text="código de asunto del paquete, o vacío", max_length=60),
                ),
                ("text", models.CharField(max_length=300, verbose_name="asunto")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="reception.visit"
                    ),
                ),
            ],
            options={
                "ordering": ["visit_id", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "number"), name="matter_number_once_a_visit")
                ],
            },
        ),
        migrations.AlterField(
            model_name="outcome",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="reception.visit"
            ),
        ),
        migrations.AlterField(
            model_name="outcome",
            name="kind",
            field=models.CharField(
                choices=[
                    ("resolved", "Resuelto de inmediato"),
                    ("case", "Petición abierta"),
                    ("sent", "Se turnó a otra área"),
                    ("informed", "Se dio información"),
                    ("left", "Se retiró sin ser atendido"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="area",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="área a la que se turnó"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="outcome",
            name="matter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcome",
                to="reception.visitmatter",
            ),
        ),
    ]
