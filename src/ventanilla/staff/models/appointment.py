"""Who holds which post, from when to when."""

from datetime import date

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

    def lasts(self, day: date) -> bool:
        """Whether the post is held on that local day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def __str__(self) -> str:
        return f"{self.person_id} en {self.post}"
