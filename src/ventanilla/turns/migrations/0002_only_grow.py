"""Tickets, their steps and the sittings at desks only grow; where a ticket stands changes but is never lost."""

from django.db import migrations

from ventanilla.journal.append_only import protect


class Migration(migrations.Migration):
    dependencies = [("turns", "0001_initial")]
    operations = [
        protect("turns_ticket"),
        protect("turns_step"),
        protect("turns_sitting"),
        protect("turns_sittingend"),
        protect("turns_place", update=False),
    ]
