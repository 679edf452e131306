"""Background work of documents: printing what was issued and not yet printed."""

from ventanilla.documents.actions import render_pending
from ventanilla.journal.sweeps import register

register("Imprimir documentos emitidos", render_pending)
