"""The reviews of a referral have an index of their own, without the follow-ups that are of no referral."""

import django.db.models.deletion
from django.db import migrations, models

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_words_with_their_case")]
    operations = [
        migrations.AlterField(
            model_name="followup",
            name="referral",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="cases.referral",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                fields=["referral"], name="reviews_of_referral", condition=models.Q(referral__isnull=False)
            ),
        ),
        protect("cases_followup"),
    ]
