"""What can be done with a procedure: open it, work its tasks, tell it a message, move it to a later version."""

from ventanilla.processes.actions.complete import Completion, complete
from ventanilla.processes.actions.delegate import delegate
from ventanilla.processes.actions.deliver_message import deliver_message
from ventanilla.processes.actions.fire_due import fire_due
from ventanilla.processes.actions.hold_waiting import hold_waiting
from ventanilla.processes.actions.open_instance import open_instance
from ventanilla.processes.actions.release import release
from ventanilla.processes.actions.take import take
from ventanilla.processes.actions.take_analysis import take_analysis
from ventanilla.processes.actions.upgrade import Move, plan_upgrade, upgrade_instance
from ventanilla.processes.actions.upgrade_open_cases import Upgrade, upgrade_open_cases

__all__ = [
    "Completion",
    "Move",
    "Upgrade",
    "complete",
    "delegate",
    "deliver_message",
    "fire_due",
    "hold_waiting",
    "open_instance",
    "plan_upgrade",
    "release",
    "take",
    "take_analysis",
    "upgrade_instance",
    "upgrade_open_cases",
]
