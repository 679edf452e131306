"""What is written of incidents only grows; only what says how things stand now may change."""

from django.db import migrations

from ventanilla.journal.append_only import protect

FACTS = ("incident", "joining", "separation", "sharedanswer", "shareddraft", "incidentresolution")


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_incidents")]
    operations = [protect(f"cases_{table}") for table in FACTS]
