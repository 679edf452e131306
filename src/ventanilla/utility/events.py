"""What can happen to the utility's pack."""

from ventanilla.journal.events import declare

declare("utility.pack_published", "Se publicó el paquete del organismo")
