"""Revisions of controlled documents, and who made, reviewed and authorised each."""

from ventanilla.quality.models.approval import Approval
from ventanilla.quality.models.revision import Revision

__all__ = ["Approval", "Revision"]
