"""What the cuts made before deposits were kept have to take to the bank: all of it is pending."""

from itertools import batched
from typing import Any

from django.db import migrations

_BATCH = 500


def fill(apps: Any, schema_editor: Any) -> None:
    """By the pack in force, which is asked only where there are cuts."""
    names = ("Cut", "DepositDue", "PendingDeposit")
    cut_model, due_model, pending_model = (apps.get_model("cashier", name) for name in names)
    cuts = cut_model.objects.order_by("pk")
    if not cuts.exists():
        return
    from ventanilla.cashier.queries import declared  # a database without cuts may have no pack yet

    tills = declared()
    for some in batched(cuts.select_related("session").iterator(chunk_size=_BATCH), _BATCH, strict=False):
        dues = due_model.objects.bulk_create(
            due_model(cut=cut, means=means, centavos=centavos)
            for cut in some
            for means, centavos in tills.to_deposit(cut.received, cut.counted - cut.session.opening_float).items()
        )
        pending_model.objects.bulk_create(pending_model(due=due, centavos=due.centavos) for due in dues)


class Migration(migrations.Migration):
    dependencies = [("cashier", "0004_deposits"), ("utility", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
