"""The journal's nouns."""

from ventanilla.journal.models.cursor import SubscriberCursor
from ventanilla.journal.models.entry import Entry, PersonalText
from ventanilla.journal.models.folio import FolioCounter, IssuedFolio
from ventanilla.journal.models.seal import Seal, SealMember

__all__ = ["Entry", "FolioCounter", "IssuedFolio", "PersonalText", "Seal", "SealMember", "SubscriberCursor"]
