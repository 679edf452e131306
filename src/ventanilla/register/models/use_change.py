"""What a service is used for, from when and why: a row each time it changes."""

from django.db import models

from ventanilla.register.models.account import Account
from ventanilla.register.models.reason import Reasoned


class UseChange(Reasoned):
    """A change of use class, which prices depend on. `Account.use_class` repeats the last row."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, related_name="use_changes")
    key = models.CharField(max_length=64, unique=True)
    before = models.CharField("era", max_length=60, blank=True)
    after = models.CharField("es", max_length=60)
    since = models.DateField("desde")

    class Meta:
        indexes = [models.Index(fields=["account", "-id"], name="use_changes_of_account")]

    def __str__(self) -> str:
        return f"{self.after} desde {self.since:%Y-%m-%d}"
