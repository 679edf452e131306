"""Is this file safe and readable? Decided by its content, without a database: a `Finding` or a refusal."""

from ventanilla.documents.inspection.look import look
from ventanilla.documents.inspection.pdf import pages_of
from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

__all__ = ["Finding", "Limits", "UploadRefused", "look", "pages_of"]
