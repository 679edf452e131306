"""The register's nouns."""

from ventanilla.register.models.account import Account, State
from ventanilla.register.models.balance import ImportedBalance
from ventanilla.register.models.connection import Connection, ConnectionEnd, Kind
from ventanilla.register.models.contract import Contract, ContractEnd
from ventanilla.register.models.correction import Correction, CorrectionDecision, CorrectionWaiting
from ventanilla.register.models.holding import Holding
from ventanilla.register.models.import_run import ImportRun
from ventanilla.register.models.meter import Meter
from ventanilla.register.models.party import Party
from ventanilla.register.models.phone import Phone
from ventanilla.register.models.rejected_row import RejectedRow
from ventanilla.register.models.supply_state import SupplyState
from ventanilla.register.models.use_change import UseChange
from ventanilla.register.models.word import Vocabulary, Word

__all__ = [
    "Account",
    "Connection",
    "ConnectionEnd",
    "Contract",
    "ContractEnd",
    "Correction",
    "CorrectionDecision",
    "CorrectionWaiting",
    "Holding",
    "ImportRun",
    "ImportedBalance",
    "Kind",
    "Meter",
    "Party",
    "Phone",
    "RejectedRow",
    "SupplyState",
    "State",
    "UseChange",
    "Vocabulary",
    "Word",
]
