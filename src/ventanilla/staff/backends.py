"""Who signs in: Django's own way, but the person is asked at every page, so that question is prepared."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.staff.models import Person


class Staff(ModelBackend):
    """People of the utility, by user name and password."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session, while she is active."""
        person = _person.first(int(user_id))
        return person if person and self.user_can_authenticate(person) else None


@prepared
def _person(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk)
