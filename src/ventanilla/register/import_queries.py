"""Questions about imports of the register."""

from ventanilla.register.importing.mapping import read_mapping
from ventanilla.register.importing.parsing import REASONS
from ventanilla.register.importing.runs import Runs
from ventanilla.register.models import ImportRun, RejectedRow

IMPORTS = Runs(ImportRun, RejectedRow, REASONS)


def delimiter_of(run: ImportRun) -> str:
    """The sign that parts columns in what this run's mapping reads."""
    return read_mapping(run.mapping).delimiter or ","
