"""Why a document may not be voided: each floor above says it for the letters its acts still stand on."""

from collections.abc import Callable

from ventanilla.documents.models import Document

HOLDS: list[Callable[[Document], str]] = []
"""Each gives a Spanish sentence that says what to do instead, or "" when the document may go."""
