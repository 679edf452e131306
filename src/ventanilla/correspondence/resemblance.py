"""Letters that look like one about to be entered: the question a clerk is asked before a second folio is spent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ventanilla.correspondence.models import IncomingLetter
from ventanilla.correspondence.points import searchable
from ventanilla.documents.models import Attachment
from ventanilla.utility.queries import current_pack

MOST = 5


@dataclass(frozen=True)
class Twin:
    """A letter entered before and why it may be the same, in Spanish."""

    letter: IncomingLetter
    reasons: list[str]


def twins(*, sender: str, about: str, account: str, received_at: datetime, sha256s: Iterable[str] = ()) -> list[Twin]:
    """At most five, the likeliest first; four indexed questions, none over more than the pack's days.

    The same file is a reason by itself, whenever it came; else the sender and the account, near in time.
    """
    days = timedelta(days=current_pack().section("registry").duplicate_days)
    near = IncomingLetter.objects.select_related("opening").filter(
        received_at__gt=received_at - days, received_at__lt=received_at + days
    )
    folded = searchable(sender)[:220]
    with_file = _with_file(list(sha256s))
    found: dict[int, IncomingLetter] = {}
    same_file = IncomingLetter.objects.select_related("opening").filter(pk__in=with_file)
    for wanted, question in (
        (with_file, same_file),
        (folded, near.filter(sender_folded=folded)),
        (account, near.filter(account=account)),
    ):
        if wanted:
            found |= {letter.pk: letter for letter in question.order_by("-pk")[: MOST * 2]}
    told = [
        Twin(one, _reasons(one, folded, about, account, received_at, one.pk in with_file)) for one in found.values()
    ]
    return sorted(told, key=lambda t: (-len(t.reasons), -t.letter.pk))[:MOST]


def _with_file(sha256s: list[str]) -> set[int]:
    """The letters whose scan or copy has one of these contents."""
    if not sha256s:
        return set()
    attached = Attachment.objects.filter(file__sha256__in=sha256s, subject_kind="letter")
    return {int(pk) for pk in attached.values_list("subject_id", flat=True)[: MOST * 2]}


def _reasons(
    letter: IncomingLetter, folded: str, about: str, account: str, received_at: datetime, has_file: bool
) -> list[str]:
    same = [
        (has_file, "el mismo archivo"),
        (letter.sender_folded == folded, "el mismo remitente"),
        (bool(account) and letter.account == account, "la misma cuenta"),
        (searchable(letter.about) == searchable(about), "el mismo asunto"),
        (abs(letter.received_at - received_at) < timedelta(days=1), "llegó el mismo día"),
    ]
    return [words for holds, words in same if holds]
