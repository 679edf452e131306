"""People and appointments."""

from ventanilla.staff.models.appointment import Appointment
from ventanilla.staff.models.person import Person

__all__ = ["Appointment", "Person"]
