"""What the background worker does for procedures: fire what is due, deliver what was kept."""

from ventanilla.journal.sweeps import register
from ventanilla.processes.actions.deliver_message import deliver_kept
from ventanilla.processes.actions.fire_due import fire_due

register("processes.timers", lambda at, limit: fire_due(at, limit))
register("processes.messages", deliver_kept)
