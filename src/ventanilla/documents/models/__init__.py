"""The nouns of documents: files kept, letters issued and what happened to their paper."""

from ventanilla.documents.models.act import Act
from ventanilla.documents.models.attachment import Attachment
from ventanilla.documents.models.custody import Custody
from ventanilla.documents.models.document import Document, Rendering, Voiding
from ventanilla.documents.models.signature import Signature
from ventanilla.documents.models.stored_file import StoredFile

__all__ = ["Act", "Attachment", "Custody", "Document", "Rendering", "Signature", "StoredFile", "Voiding"]
