"""What the background worker does for billing: imports of money that wait, orders settled without a payment."""

from datetime import datetime

from ventanilla.billing.actions.advance_money_import import advance_money_import
from ventanilla.billing.actions.import_money import WHILE_PEOPLE_WORK
from ventanilla.billing.actions.tell_paid_orders import tell_settled_orders
from ventanilla.billing.models import MoneyImport
from ventanilla.journal.sweeps import register
from ventanilla.register.importing.going_on import go_on


def go_on_with_imports(at: datetime, limit: int) -> int:
    """The rows done, about `limit` of them."""
    return go_on(MoneyImport, lambda run: advance_money_import(run=run, rows=WHILE_PEOPLE_WORK, at=at), limit)


register("billing.imports", go_on_with_imports)
register("billing.orders", tell_settled_orders)
