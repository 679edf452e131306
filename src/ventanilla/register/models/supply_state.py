"""How the service of an account stands, from when and why: a row each time it changes."""

from django.db import models

from ventanilla.register.models.account import Account, State
from ventanilla.register.models.reason import Reasoned


class SupplyState(Reasoned):
    """A change of state. `before` is how it stood: of the first row, what an import or the opening of the account said.

    `Account.state` repeats the last row. `key` is the client's: the same form sent twice changes once.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, related_name="supply_states")
    key = models.CharField(max_length=64, unique=True)
    before = models.CharField("estaba", max_length=12, choices=State.choices)
    state = models.CharField("estado", max_length=12, choices=State.choices)
    since = models.DateField("desde")

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="supply_states_of_account")]

    def __str__(self) -> str:
        return f"{self.get_state_display()} desde {self.since:%Y-%m-%d}"
