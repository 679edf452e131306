"""A chunk of understood rows enters the register in sets: what is new, what changed, what is the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from operator import itemgetter

from ventanilla.journal import bulk
from ventanilla.journal.actor import Actor
from ventanilla.register.importing.corrected import as_changed, as_corrected
from ventanilla.register.importing.parsing import Incoming
from ventanilla.register.importing.supplying import supply
from ventanilla.register.models import Account, Holding, ImportedBalance, Meter, Party, Phone
from ventanilla.register.models.party import PartyKind
from ventanilla.register.search_schema import words_indexed_together
from ventanilla.register.vocabulary import learn
from ventanilla.register.words import key_of, plain

_ACCOUNT = (
    "number_key",
    "premises_number",
    "premises_key",
    "use_class",
    "state",
    "street",
    "exterior",
    "interior",
    "neighbourhood",
    "postal_code",
    "reference",
)
_OWN = itemgetter(*_ACCOUNT)


@dataclass(frozen=True)
class Sorted:
    """The rows of a chunk against what is kept; the ids and digests of those that exist."""

    new: list[Incoming]
    changed: list[tuple[int, Incoming, bool]]
    same: list[tuple[int, Incoming]]


def sort(rows: Sequence[Incoming]) -> Sorted:
    """One query. A changed row also says whether its holder's data are other than at the last import."""
    columns = ("number", "id", "imported_digest", "holder_digest")
    kept = {found[0]: found[1:] for found in bulk.among(Account, columns, "number", [r.number for r in rows])}
    out = Sorted([], [], [])
    for row in rows:
        if row.number not in kept:
            out.new.append(row)
            continue
        pk, digest, holder = kept[row.number]
        if digest == row.digest:
            out.same.append((pk, row))
        else:
            out.changed.append((pk, row, holder != row.holder_digest))
    return out


def load(chunk: Sorted, source: str, today: date, as_of: str | None, by: Actor, at: datetime) -> None:
    """Write it all. `as_of` is the day of all balances when the file has none per row."""
    ids = _enter(chunk.new, source)
    supply(list(zip(ids, chunk.new, strict=True)), by, at, entered=True)
    renewed = as_changed(as_corrected(chunk.changed))
    _renew(renewed, source, today)
    supply([(pk, row) for pk, row, _ in renewed], by, at, entered=False)
    if as_of:
        ImportedBalance.objects.filter(account__in=[pk for pk, _ in chunk.same]).exclude(as_of=as_of).update(
            as_of=as_of, source=source
        )


def _enter(rows: Sequence[Incoming], source: str) -> list[int]:
    """Their new ids."""
    ids = bulk.reserve_ids(Account, len(rows))
    words = [row.words(row.holder) for row in rows]
    with words_indexed_together(len(rows)):
        bulk.insert(
            Account,
            ["id", "number", *_ACCOUNT, "words", "imported_digest", "holder_digest"],
            [
                (pk, row.number, *_OWN(row.values), " ".join(found), row.digest, row.holder_digest)
                for pk, row, found in zip(ids, rows, words, strict=True)
            ],
        )
    _seat([(pk, row, row.since) for pk, row in zip(ids, rows, strict=True)])
    _mount([(pk, row, row.meter_since or row.since) for pk, row in zip(ids, rows, strict=True) if row.meter])
    bulk.insert(
        ImportedBalance,
        ["account_id", "concept", "centavos", "as_of", "source"],
        [(pk, c, amount, on, source) for pk, row in zip(ids, rows, strict=True) for c, amount, on in row.balances],
    )
    learn(chain.from_iterable(words))
    return ids


def _seat(rows: Sequence[tuple[int, Incoming, str | None]]) -> None:
    """New parties, their phones and their holdings from a day."""
    parties = bulk.reserve_ids(Party, len(rows))
    bulk.insert(Party, ["id", *_PARTY], [(p, *_party(row)) for p, (_, row, _) in zip(parties, rows, strict=True)])
    bulk.insert(
        Phone,
        ["party_id", "number", "tail"],
        [(p, n, n[:0:-1]) for p, (_, row, _) in zip(parties, rows, strict=True) for n in row.phones],
    )
    bulk.insert(
        Holding,
        ["account_id", "party_id", "role", "starts_on", "ends_on"],
        [(pk, p, "holder", since, None) for p, (pk, _, since) in zip(parties, rows, strict=True)],
    )


_PARTY = ["name", "kind", "email", "rfc", "curp", "warnings"]


def _party(row: Incoming) -> tuple[str, ...]:
    kind = PartyKind.COMPANY if row.company else PartyKind.PERSON
    warnings = json.dumps(row.warnings, ensure_ascii=False) if row.warnings else "[]"
    return (row.holder, kind.value, row.email, row.rfc, row.curp, warnings)


def _mount(rows: Sequence[tuple[int, Incoming, str | None]]) -> None:
    bulk.insert(
        Meter,
        ["account_id", "serial", "serial_key", "serial_tail", "starts_on", "ends_on"],
        [
            (pk, row.meter, key, key[::-1], since, None)
            for (pk, row, since), key in zip(rows, [key_of(row.meter) for _, row, _ in rows], strict=True)
        ],
    )


def _renew(rows: Sequence[tuple[int, Incoming, bool]], source: str, today: date) -> None:
    if not rows:
        return
    ids = [pk for pk, _, _ in rows]
    names = _renew_holders(rows, ids, today)
    _renew_meters(rows, ids, today)
    words = [row.words(names[pk]) for pk, row, _ in rows]
    bulk.update(
        Account,
        [*_ACCOUNT, "words", "imported_digest", "holder_digest"],
        [
            (*_OWN(row.values), " ".join(found), row.digest, row.holder_digest, pk)
            for (pk, row, _), found in zip(rows, words, strict=True)
        ],
    )
    bulk.upsert(
        ImportedBalance,
        ["account_id", "concept", "centavos", "as_of", "source"],
        ["account_id", "concept"],
        [(pk, c, amount, on, source) for pk, row, _ in rows for c, amount, on in row.balances],
    )
    learn(chain.from_iterable(words))


def _renew_holders(rows: Sequence[tuple[int, Incoming, bool]], ids: list[int], today: date) -> dict[int, str]:
    """The name that holds each account afterwards. A holder changed here stays while the file's is as before."""
    held = {
        account: (pk, party, name, since)
        for pk, account, party, name, since in Holding.objects.filter(account__in=ids, ends_on=None).values_list(
            "pk", "account_id", "party_id", "party__name", "starts_on"
        )
    }
    names, known, closed, seated = {}, [], [], []
    for pk, row, other in rows:
        holding = held.get(pk)
        names[pk] = row.holder if other or not holding else holding[2]
        if holding and other and plain(holding[2]) == plain(row.holder):
            known.append((holding[1], row))
        elif other or not holding:
            day = _first_day(row.since, holding[3] if holding else None, today)
            seated.append((pk, row, day))
            if holding:
                closed.append((day, holding[0]))
    bulk.update(Party, _PARTY, [(*_party(row), party) for party, row in known])
    phones = [(party, n, n[:0:-1]) for party, row in known for n in row.phones]
    bulk.upsert(Phone, ["party_id", "number", "tail"], ["party_id", "number"], phones)
    bulk.update(Holding, ["ends_on"], closed)
    _seat(seated)
    return names


def _first_day(since: str | None, before: date | None, today: date) -> str:
    """The file's day when it is later than the day the last holder began; otherwise the day of the import."""
    if since and since <= today.isoformat() and (before is None or since > before.isoformat()):
        return since
    return today.isoformat()


def _renew_meters(rows: Sequence[tuple[int, Incoming, bool]], ids: list[int], today: date) -> None:
    there = {
        account: (pk, key, since)
        for pk, account, key, since in Meter.objects.filter(account__in=ids, ends_on=None).values_list(
            "pk", "account_id", "serial_key", "starts_on"
        )
    }
    removed, mounted = [], []
    for pk, row, _ in rows:
        meter = there.get(pk)
        if not row.meter or (meter and meter[1] == key_of(row.meter)):
            continue
        day = _first_day(row.meter_since, meter[2] if meter else None, today)
        mounted.append((pk, row, day))
        if meter:
            removed.append((day, meter[0]))
    bulk.update(Meter, ["ends_on"], removed)
    _mount(mounted)
