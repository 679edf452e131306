"""Who holds which post, from when to when."""

from django.db import models

from ventanilla.staff.models.person import Person


class Appointment(models.Model):
    """A person in a post of the pack. `ends_on` is excluded and empty while it lasts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "post", "starts_on"], name="appointed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} en {self.post}"
