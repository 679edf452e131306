"""Short ways to give tickets and sit at desks in the tests of turns."""

from datetime import UTC, datetime, timedelta

from ventanilla.turns.actions import call_next, issue_ticket, open_desk

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
"""A Friday at ten in the morning, local time."""


def after(minutes=0, seconds=0):
    """A moment later than AT."""
    return AT + timedelta(minutes=minutes, seconds=seconds)


def given(people, matter="recibo", *, first=False, key="", minutes=0, at=None, by=None):
    """A ticket; each without a key of its own gets one from its matter and minute."""
    moment = at or after(minutes)
    return issue_ticket(
        matter=matter,
        condition="embarazo" if first else "",
        key=key or f"{matter} {first} {moment.isoformat()}",
        by=(by or people.ana).actor,
        at=moment,
    )


def seated(people, who="ana", desk="1", minutes=0):
    """Somebody of the cast at a desk."""
    person = getattr(people, who)
    return open_desk(desk=desk, by=person.actor, at=after(minutes))


def called(people, who="ana", minutes=1):
    """The next ticket called by somebody who sits at a desk."""
    return call_next(by=getattr(people, who).actor, at=after(minutes)).ticket
