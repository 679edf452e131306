"""Questions about messages: the outbox, what was sent about a subject, and whether a word opens a folio."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ventanilla.documents.secret_words import is_word
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import prepared
from ventanilla.notices.addresses import masked
from ventanilla.notices.carriers import engaged
from ventanilla.notices.kinds import KINDS
from ventanilla.notices.models import Dispatch, FollowCode, Message
from ventanilla.notices.wording import MARK

PAGE = 40
HIDDEN = "••••-••••-••••"
MANY = 1000
"""The count of what waits stops here: more than a thousand is told as such."""


@dataclass(frozen=True)
class Row:
    """A message as lists show it: to whom only so that she is recognised."""

    message: Message
    label: str
    to: str

    @property
    def dispatch(self) -> Dispatch:
        return self.message.dispatch


@dataclass(frozen=True)
class Page:
    """A page of the outbox, newest first; `next_key` continues it, None at the end."""

    rows: list[Row]
    next_key: int | None


def outbox(*, state: str = "", after: int | None = None) -> Page:
    """Messages of a state ("waiting", "sent", "dead" or "" for all); one query."""
    found = Dispatch.objects.select_related("message")
    if state:
        found = found.filter(state=state)
    if after:
        found = found.filter(pk__lt=after)
    held = list(found.order_by("-pk")[: PAGE + 1])
    rows = rows_of([each.message for each in held[:PAGE]])
    return Page(rows, held[PAGE - 1].pk if len(held) > PAGE else None)


def rows_of(messages: list[Message]) -> list[Row]:
    """The same with their names and masked addresses."""
    return [Row(one, label_of(one), masked(one.channel, one.to)) for one in messages]


def label_of(message: Message) -> str:
    """What the message is, in Spanish."""
    kind = KINDS.get(message.kind)
    return kind.label if kind else message.kind


def messages_about(subject: Subject, limit: int = 20) -> list[Row]:
    """The latest messages about a subject, newest first; one query."""
    return rows_of(_latest(subject.kind, subject.id, slice(limit)))


@prepared
def _latest(kind: str, pk: str, shown: slice) -> QuerySet[Message]:
    found = Message.objects.filter(subject_kind=kind, subject_id=pk).select_related("dispatch")
    return found.order_by("-pk")[shown]


def shown_body(message: Message) -> str:
    """The wording as it may be read by staff: a secret word stays covered."""
    body = message.body or ""
    kind = KINDS.get(message.kind)
    for name in kind.secret if kind else ():
        body = body.replace(MARK.format(name), HIDDEN)
    return body


@dataclass(frozen=True)
class Stuck:
    """Messages of a channel that wait because nobody carries it. `count` stops at MANY."""

    channel: str
    count: int


def without_carrier() -> list[Stuck]:
    """Channels with messages waiting and no carrier engaged."""
    found = []
    for channel, label in Message.CHANNELS:
        if channel not in engaged():
            waiting: QuerySet[Dispatch] = Dispatch.objects.filter(channel=channel, state=Dispatch.State.WAITING)
            count = waiting[:MANY].count()
            if count:
                found.append(Stuck(label, count))
    return found


def code_of(subject: Subject) -> FollowCode | None:
    """The word that counts now for a subject."""
    found = FollowCode.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return found.order_by("-pk").first()


def code_opens(folio: str, word: str) -> FollowCode | None:
    """The code of that folio, when the word is its last one. A wrong folio costs what a wrong word costs."""
    given = FollowCode.objects.filter(subject_folio=folio).order_by("-pk").first()
    seed, digest = (given.seed, given.digest) if given else ("0" * 32, "0" * 64)
    return given if is_word(seed, digest, word) and given else None
