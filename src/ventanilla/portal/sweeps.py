"""What the background worker does for the citizen's pages: forget old wrong tries."""

from ventanilla.journal.sweeps import register
from ventanilla.portal.throttle import forget_old

register("Olvidar intentos de seguimiento", forget_old)
