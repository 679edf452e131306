"""Sessions in the database, asked at every page: its question is prepared."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from ventanilla.journal.prepared import prepared


class SessionStore(db.SessionStore):
    """Django's own, but for how it is read."""

    def _get_session_from_db(self) -> Any:
        found = _session.first(self.session_key or "", timezone.now())
        if found is None:
            self._session_key = None
        return found


@prepared
def _session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
