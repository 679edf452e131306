"""What the utility leaves written in the journal."""

from ventanilla.journal.events import declare

declare("utility.pack_published", "Se publicó el paquete del organismo")
