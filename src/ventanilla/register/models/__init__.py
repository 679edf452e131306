"""The register's nouns."""

from ventanilla.register.models.account import Account, State
from ventanilla.register.models.balance import ImportedBalance
from ventanilla.register.models.correction import Correction, CorrectionDecision, CorrectionWaiting
from ventanilla.register.models.holding import Holding
from ventanilla.register.models.import_run import ImportRun
from ventanilla.register.models.meter import Meter
from ventanilla.register.models.party import Party
from ventanilla.register.models.phone import Phone
from ventanilla.register.models.rejected_row import RejectedRow
from ventanilla.register.models.word import Vocabulary, Word

__all__ = [
    "Account",
    "Correction",
    "CorrectionDecision",
    "CorrectionWaiting",
    "Holding",
    "ImportRun",
    "ImportedBalance",
    "Meter",
    "Party",
    "Phone",
    "RejectedRow",
    "State",
    "Vocabulary",
    "Word",
]
