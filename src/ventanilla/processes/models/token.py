"""One place where an instance stands: an open task, a timer, an awaited message, a join, a scope."""

from datetime import UTC, datetime
from typing import Final

from django.db import models
from django.db.models import Q

from ventanilla.deadlines.models import Deadline
from ventanilla.processes.models.instance import Instance
from ventanilla.staff.models import Person

FAR: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Where the inbox puts what has no term: after everything that has one."""
OPEN = Q(finished_at=None)
WARNED = Q(kind="timer", outcome="fired", deadline__stopped_at=None, deadline__reminder=False)
"""Timers that fired as a mere warning, and whose term still has to be met."""
STEPS: Final = ["task", "wait", "message", "call"]
"""The kinds whose time is measured."""


class Token(models.Model):
    """Finished rows stay, so that a second click can be told who and when; ids are never reused.

    A `timer` guards what it hangs from; a `wait` is a step that ends by itself; a `cycle` only ticks. `due_at` is a
    cache of its deadline's, kept by a follower and re-derived by a check; a task points to the deadline that governs
    it, which a timer of its own or of what contains it started. `local` holds what belongs to this place alone: the
    variables of a parallel copy, the arrow by which a join was reached, the ticks of a cyclic timer.
    """

    class Kind(models.TextChoices):
        TASK = "task", "Tarea"
        AUTOMATIC = "automatic", "Paso automático"
        TIMER = "timer", "Plazo"
        WAIT = "wait", "Espera"
        CYCLE = "cycle", "Recordatorio"
        MESSAGE = "message", "Mensaje"
        CHOICE = "choice", "Espera de un suceso"
        JOIN = "join", "Unión"
        CALL = "call", "Actividad de llamada"
        COPY = "copy", "Ejemplar"
        EVENT = "event", "Subproceso de suceso"

    class Outcome(models.TextChoices):
        DONE = "done", "Terminada"
        LATE = "late", "Terminada fuera de plazo"
        FIRED = "fired", "Ocurrió"
        EXPIRED = "expired", "Venció su plazo"
        WITHDRAWN = "withdrawn", "Se retiró"

    instance = models.ForeignKey(Instance, on_delete=models.PROTECT, related_name="tokens")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    kind = models.CharField(max_length=10, choices=Kind)
    node = models.CharField(max_length=80)
    task = models.CharField(max_length=80, blank=True)
    lane = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=60, blank=True)
    taken_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    rank_at = models.DateTimeField(default=FAR)
    message = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=120, blank=True)
    local = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "key"], condition=OPEN & Q(kind="message"), name="one_wait_per_message_key"
            )
        ]
        indexes = [
            models.Index(fields=["lane", "rank_at", "id"], condition=OPEN & Q(kind="task"), name="inbox_of_lane"),
            models.Index(fields=["area", "rank_at", "id"], condition=OPEN & Q(kind="task"), name="inbox_of_area"),
            models.Index(fields=["taken_by", "rank_at", "id"], condition=OPEN & Q(kind="task"), name="inbox_of_person"),
            models.Index(fields=["due_at"], condition=OPEN & Q(kind__in=["timer", "wait", "cycle"]), name="due_timers"),
            models.Index(fields=["finished_at"], condition=Q(finished_at__isnull=False), name="finished_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.node} ({self.kind}) {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.finished_at is None
