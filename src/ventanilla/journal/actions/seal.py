"""Seal what was recorded since the last seal: one more link of the chain, each entry in it exactly once."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ventanilla.journal.chain import first_of_closing, link
from ventanilla.journal.models import Entry, Seal, SealMember

EVERY = timedelta(minutes=1)


@transaction.atomic
def seal_entries(*, at: datetime, limit: int, closes_on: date | None = None, everything: bool = False) -> Seal | None:
    """Close up to `limit` unsealed entries into the next seal, oldest first. `closes_on` marks a day's closing.

    Entries are chosen by not being in a seal, never by their number, because transactions do not commit in
    the order in which they took their numbers. By the minute only those since the last closing are looked
    at, unless `everything`, so that the cost does not grow with the years; a closing looks at all. None when
    there is nothing to seal, or when another worker made this very link first. A closing is made even when
    empty, so that its absence is noticed.
    """
    last = Seal.objects.select_for_update().order_by("-number").first()
    if closes_on and Seal.objects.filter(closes_on=closes_on).exists():
        return None
    waiting = Entry.objects.filter(sealed__isnull=True).order_by("pk")
    if not closes_on and not everything:
        waiting = waiting.filter(pk__gte=first_of_closing(0))
    members = list(waiting.values_list("pk", "digest")[:limit])
    if not members and not closes_on:
        return None
    seal = _linked(last, members, at, closes_on)
    if seal:
        SealMember.objects.bulk_create((SealMember(entry_id=pk, seal=seal) for pk, _ in members), batch_size=500)
    return seal


def _linked(last: Seal | None, members: list[tuple[int, str]], at: datetime, closes_on: date | None) -> Seal | None:
    number, previous = (last.number + 1, last.digest) if last else (1, "")
    digest = link(number=number, previous=previous, at=at, closes_on=closes_on, members=members)
    seal, made = Seal.objects.get_or_create(
        number=number,
        defaults={"previous": previous, "digest": digest, "members": len(members), "at": at, "closes_on": closes_on},
    )
    return seal if made else None


@transaction.atomic
def add_link(*, members: list[tuple[int, str]], at: datetime) -> Seal | None:
    """The next link over entries just written, as (id, digest) by id; the caller writes who its members are, in sets.

    None when another worker made this very link first.
    """
    return _linked(Seal.objects.select_for_update().order_by("-number").first(), members, at, None)


@transaction.atomic
def close_day(*, day: date, at: datetime, limit: int) -> Seal | None:
    """Seal all that waits, in batches of `limit`, and close `day` (local). None when it is closed already."""
    while (batch := seal_entries(at=at, limit=limit, everything=True)) and batch.members == limit:
        pass
    return seal_entries(at=at, limit=limit, closes_on=day)


def seal_when_due(at: datetime, limit: int) -> int:
    """The sweep: seal when a minute has passed since the last seal, when a full batch waits, or the clock went back."""
    last = Seal.objects.order_by("-number").first()
    if last and last.members < limit and timedelta(0) <= at - last.at < EVERY:
        return 0
    made = seal_entries(at=at, limit=limit)
    return made.members if made else 0
