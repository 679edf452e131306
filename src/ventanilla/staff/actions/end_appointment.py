"""End an appointment: from a day on the person no longer holds the post."""

from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.acts import act
from ventanilla.staff.administrators import refuse_leaving_none
from ventanilla.staff.models import Appointment
from ventanilla.staff.permissions import require


class UnableToEnd(Refusal):
    """The appointment ended already, or the day is before its first."""


@act
def end_appointment(*, appointment: Appointment, ends_on: date, by: Actor, at: datetime) -> Appointment:
    """The first day without the post is `ends_on`. Errors: UnableToEnd, LastAdministrator, NotAllowed."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    require(by, "staff.administer", at)
    if appointment.ends_on is not None:
        raise UnableToEnd("ya-terminado", "Ese nombramiento ya tiene fecha de término.")
    if ends_on < appointment.starts_on:
        raise UnableToEnd(
            "antes-del-inicio", "El término no puede ser anterior al inicio del nombramiento.", field="ends_on"
        )
    refuse_leaving_none([appointment.pk])
    appointment.ends_on = ends_on
    appointment.save(update_fields=["ends_on"])
    record(
        event="staff.appointment_ended",
        by=by,
        at=at,
        on=Subject("person", str(appointment.person_id)),
        facts={"appointment": appointment.pk, "post": appointment.post, "ends_on": ends_on},
    )
    return appointment
