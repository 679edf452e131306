"""Questions about imports of money."""

from ventanilla.billing.importing.mapping import read_money_mapping
from ventanilla.billing.importing.rows import REASONS
from ventanilla.billing.models import MoneyImport, RefusedLine
from ventanilla.billing.queries import book
from ventanilla.register.importing.runs import Runs

MONEY_IMPORTS = Runs(MoneyImport, RefusedLine, REASONS)


def delimiter_of(run: MoneyImport) -> str:
    """The sign that parts columns in what this run's mapping reads."""
    return read_money_mapping(run.mapping, run.kind, [one.code for one in book().concepts]).delimiter or ","
