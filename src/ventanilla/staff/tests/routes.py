"""What to visit the staff's routes with."""

from datetime import UTC, datetime

from tests.route_objects import Cast, Sample, offer

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Subject
from ventanilla.staff.models import Appointment

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@offer("staff:person", "staff:appointments", "staff:password", "staff:second_factor_removal", "staff:leaving")
def someone(people: Cast) -> list[Sample]:
    return [Sample({"number": people.ana.pk}), Sample({"number": people.sara.pk})]


@offer("staff:appointment_end")
def an_appointment(people: Cast) -> list[Sample]:
    return [Sample({"number": held.pk}) for held in Appointment.objects.filter(person__in=[people.ana, people.sara])]


@offer("staff:erasure")
def an_entry(people: Cast) -> list[Sample]:
    made = record(
        event="staff.signed_in", by=people.ana.actor, at=AT, on=Subject("case", "1"), personal={"name": "Lupe"}
    )
    return [Sample({"number": made.pk})]
