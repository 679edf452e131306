"""What can be done with the clock."""

from ventanilla.deadlines.actions.apply_calendar_change import apply_calendar_change
from ventanilla.deadlines.actions.cancel import cancel
from ventanilla.deadlines.actions.expire import expire
from ventanilla.deadlines.actions.extend import extend
from ventanilla.deadlines.actions.meet import meet
from ventanilla.deadlines.actions.restart import restart
from ventanilla.deadlines.actions.resume import resume
from ventanilla.deadlines.actions.start import start
from ventanilla.deadlines.actions.suspend import suspend

__all__ = ["apply_calendar_change", "cancel", "expire", "extend", "meet", "restart", "resume", "start", "suspend"]
