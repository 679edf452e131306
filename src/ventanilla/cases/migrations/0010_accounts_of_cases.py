"""The state of each petition says the account it was presented with; the account given later only grows."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery

from ventanilla.journal.append_only import protect


def cache(apps: Any, schema_editor: Any) -> None:
    """Copy each petition's account into its state."""
    state, case = apps.get_model("cases", "CaseState"), apps.get_model("cases", "Case")
    account = case.objects.filter(pk=OuterRef("case_id")).values("account_id")[:1]
    state.objects.update(account_id=Subquery(account))


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_account_found_later")]
    operations = [migrations.RunPython(cache, migrations.RunPython.noop), protect("cases_caseaccount")]
