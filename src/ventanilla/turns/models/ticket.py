"""A ticket, the steps it took, and the place they lead to."""

from django.db import models

from ventanilla.documents.models import Act
from ventanilla.journal.actor import Subject
from ventanilla.turns import points


class Ticket(Act):
    """What the kiosk gave: the number of the day in its queue, what for, and the code of its public page.

    It says nothing of who holds it, and keeps only that it has priority, not why.
    """

    key = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=20, unique=True)
    day = models.DateField()
    queue = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    label = models.CharField("turno", max_length=12)
    matter = models.CharField("asunto", max_length=40)
    priority = models.BooleanField("preferente", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "queue", "number"], name="turn_number_once_a_day")]

    def __str__(self) -> str:
        return self.label

    @property
    def subject(self) -> Subject:
        """What this ticket is for the journal and the panels."""
        return Subject("turn", str(self.pk), f"{self.day.isoformat()}/{self.label}")


class Step(Act):
    """One thing that happened to a ticket: called, started, parked… `matter` is the one it has from then on."""

    KINDS = [
        (points.CALL, "Se llamó"),
        (points.RECALL, "Se volvió a llamar"),
        (points.START, "Empezó la atención"),
        (points.END, "Terminó la atención"),
        (points.PARK, "Quedó en pausa"),
        (points.UNPARK, "Volvió a la fila"),
        (points.NO_SHOW, "No se presentó"),
        (points.TRANSFER, "Se canalizó a otro asunto"),
        (points.CANCEL, "Se canceló"),
    ]
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=KINDS)
    matter = models.CharField(max_length=40)
    desk = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "number"], name="turn_step_once")]
        indexes = [models.Index(fields=["day", "kind", "-id"], name="turn_steps_of_day")]

    def __str__(self) -> str:
        return f"{self.ticket_id}.{self.number} {self.kind}"


class Place(models.Model):
    """Where a ticket stands now, as its steps say (`verify` proves it): the row the queues are read from."""

    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, primary_key=True, related_name="place")
    day = models.DateField()
    queue = models.CharField(max_length=40)
    matter = models.CharField(max_length=40)
    priority = models.BooleanField()
    state = models.CharField(max_length=10, choices=list(points.STATES.items()), default=points.WAITING)
    desk = models.CharField(max_length=20, blank=True)
    arrived_at = models.DateTimeField()
    first_called_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    served_s = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["day", "state", "matter", "arrived_at"], name="turn_waiting"),
            models.Index(fields=["day", "desk", "state"], name="turn_at_desk"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.state}"
