"""The chain of seals: how a link's digest is made, and the examination that notices any change by force."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Min

from ventanilla.journal.actions.record import canonical, digest_of
from ventanilla.journal.models import Entry, PersonalText, Seal, SealMember


def link(
    *, number: int, previous: str, at: datetime, closes_on: date | None, members: Iterable[tuple[int, str]]
) -> str:
    """The digest of a seal. `members` are (entry id, entry digest) ordered by id."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    day = closes_on.isoformat() if closes_on else ""
    return hashlib.sha256(canonical([number, previous, moment, day, [list(m) for m in members]])).hexdigest()


def text_digest(salt: str, text: object) -> str:
    """The salted digest of a personal text, which an entry's own digest covers."""
    return hashlib.sha256(salt.encode() + canonical(text)).hexdigest()


def examine_chain(head: str = "") -> Iterator[str]:
    """Spanish sentences about every broken link; `head` is a digest somebody kept outside the database."""
    rows = SealMember.objects.order_by("seal_id", "entry_id").values_list("seal_id", "entry_id", "entry__digest")
    groups = groupby(rows.iterator(chunk_size=2000), key=itemgetter(0))
    held, members = next(groups, (0, iter(())))
    previous, expected, remembered = "", 1, False
    for seal in Seal.objects.order_by("number").iterator(chunk_size=500):
        found: list[tuple[int, str]] = []
        if held == seal.number:
            found = [(entry, digest) for _, entry, digest in members]
            held, members = next(groups, (0, iter(())))
        if seal.number != expected:
            yield f"Falta el sello {expected} de la bitácora."
        if seal.previous != previous:
            yield f"El sello {seal.number} no continúa al anterior."
        if len(found) != seal.members:
            yield f"El sello {seal.number} guarda {seal.members} asientos y ahora tiene {len(found)}."
        made = link(number=seal.number, previous=seal.previous, at=seal.at, closes_on=seal.closes_on, members=found)
        if made != seal.digest:
            yield f"El contenido del sello {seal.number} fue alterado."
        remembered = remembered or seal.digest == head
        previous, expected = seal.digest, seal.number + 1
    if head and not remembered:
        yield "El sello que usted recuerda no está en la cadena: alguien la reconstruyó o se restauró otra copia."


def examine_entries() -> Iterator[str]:
    """Spanish sentences about entries whose columns, or personal text, are not those that were recorded."""
    erased = _erased()
    for entry in Entry.objects.select_related("personal").order_by("pk").iterator(chunk_size=1000):
        if digest_of(entry) != entry.digest:
            yield f"El asiento {entry.pk} ({entry.event}) fue alterado."
        if not entry.text_digest:
            continue
        personal: PersonalText | None = getattr(entry, "personal", None)
        if personal is None:
            yield f"El asiento {entry.pk} ({entry.event}) perdió su texto personal."
        elif personal.text is None:
            if entry.pk not in erased:
                yield f"El texto personal del asiento {entry.pk} fue borrado sin un acto que lo mande."
        elif text_digest(personal.salt or "", personal.text) != entry.text_digest:
            yield f"El texto personal del asiento {entry.pk} fue alterado."


def _erased() -> set[int]:
    acts = Entry.objects.filter(event="journal.text_erased").values_list("facts", flat=True)
    return {number for facts in acts for number in facts.get("entries", ())}


def first_of_closing(ago: int) -> int:
    """The lowest entry of a day's closing, counting closings that are not empty from the newest (0); 0 if none."""
    closing = Seal.objects.filter(closes_on__isnull=False, members__gt=0).order_by("-number")[ago : ago + 1]
    return SealMember.objects.filter(seal__in=list(closing)).aggregate(first=Min("entry_id"))["first"] or 0


def examine_unsealed() -> Iterator[str]:
    """A Spanish sentence when entries stayed out of the chain.

    What was under way during a closing is sealed at the next one at the latest, so the one before decides.
    """
    left = Entry.objects.filter(sealed__isnull=True, pk__lt=first_of_closing(1)).count()
    if left:
        yield f"Hay {left} asientos anteriores al penúltimo cierre del día que no están en ningún sello."
