"""The index of the words of petitions tells their petition too: a search reads no row of the table."""

from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_nature_only_grows")]
    operations = [
        migrations.AlterField(model_name="caseword", name="word", field=models.CharField(max_length=40)),
        migrations.AddIndex(
            model_name="caseword",
            index=models.Index(
                fields=["word", "case"], name="cases_by_word", opclasses=["varchar_pattern_ops", "int8_ops"]
            ),
        ),
        protect("cases_caseword"),
    ]
