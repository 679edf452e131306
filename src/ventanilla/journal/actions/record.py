"""Write down one thing that happened, in the transaction of the act itself."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.events import EVENTS
from ventanilla.journal.models import Entry, PersonalText
from ventanilla.journal.quick import insert_row, insert_rows
from ventanilla.lib import chance

_waiting: ContextVar[list[Entry] | None] = ContextVar("what waits to be written", default=None)


@contextmanager
def written_together() -> Iterator[None]:
    """What is recorded within it is inserted when it ends, in its order, by one statement.

    For a part of an act that reads nothing of the journal meanwhile; when it fails, the act is undone with all it did.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: list[Entry] = []
    before = _waiting.set(waiting)
    try:
        yield
        insert_rows(waiting)
    finally:
        _waiting.reset(before)


def canonical(value: object) -> bytes:
    """The one byte form of a JSON value, for digests."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def _as_kept(values: Mapping[str, Any] | None) -> dict[str, Any]:
    """As the database will give it back (keys become text, dates too), or the digest would differ later."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return kept


def record(
    *,
    event: str,
    by: Actor,
    at: datetime,
    on: Subject,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
) -> Entry:
    """Append an entry. `facts` holds codes and ids; `personal` names and free text, erasable by law."""
    if event not in EVENTS:
        raise LookupError(f"nobody declared the event {event!r} in an events.py")
    facts, personal = _as_kept(facts), _as_kept(personal)
    salt = chance.salt() if personal else ""
    text_digest = hashlib.sha256(salt.encode() + canonical(personal)).hexdigest() if personal else ""
    entry = Entry(
        event=event,
        at=at,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name[:200],
        subject_kind=on.kind,
        subject_id=on.id,
        folio=on.folio,
        facts=facts,
        text_digest=text_digest,
    )
    entry.digest = digest_of(entry)
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(entry)
    if waiting is None or personal:
        _write(entry, waiting)
    if personal:
        PersonalText.objects.create(entry=entry, salt=salt, text=personal)
    return entry


def _write(entry: Entry, waiting: list[Entry] | None) -> None:
    """Insert it, after what waits: a text must know the number of its entry."""
    if waiting is None:
        insert_row(entry)
        return
    insert_rows(waiting)
    waiting.clear()


def digest_of(entry: Entry) -> str:
    """The digest an entry must have, from its columns alone."""
    return hashlib.sha256(
        canonical(
            [
                entry.event,
                entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
                entry.actor_kind,
                entry.actor_id,
                entry.actor_name,
                entry.subject_kind,
                entry.subject_id,
                entry.folio,
                entry.facts,
                entry.text_digest,
            ]
        )
    ).hexdigest()
