"""Whose or what the centavos are: a customer, a revenue concept, a till, a bank."""

from django.db import models


class LedgerAccount(models.Model):
    """A side of transfers. `code` is the id of what it stands for, within its kind; never changed, never deleted.

    A customer's account is debited by what is charged and credited by what is paid. Each movement of it is an item,
    or settles one; the other kinds only add up.
    """

    CUSTOMER, REVENUE, TAX, RELIEF = "customer", "revenue", "tax", "relief"
    MEANS, BANK, CLEARING, OPENING = "means", "bank", "clearing", "opening"
    KINDS = [
        (CUSTOMER, "Usuario"),
        (REVENUE, "Ingreso"),
        (TAX, "Impuesto"),
        (RELIEF, "Descuento, ajuste o cancelación"),
        (MEANS, "Lo recibido en cajas"),
        (BANK, "Banco"),
        (CLEARING, "De paso"),
        (OPENING, "Saldos de otro sistema"),
    ]
    kind = models.CharField(max_length=10, choices=KINDS)
    code = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="ledger_account_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    @property
    def keeps_items(self) -> bool:
        """Whether what is owed on it is known charge by charge."""
        return self.kind == self.CUSTOMER
