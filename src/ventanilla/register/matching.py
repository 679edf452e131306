"""Asking the index: accounts whose words hold every one of some alternatives, on either database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from ventanilla.journal.prepared import prepared
from ventanilla.register.models import Account, Meter, Phone
from ventanilla.register.words import zeros_apart

_ALIKE = 100
"""Accounts whose numbers differ in signs and zeros only: more than there are."""
BY_NUMBER = "número de cuenta"


@dataclass(frozen=True)
class Term:
    """One word of the question: any of `exact`, or a word that begins with `prefix` when there is one."""

    asked: str
    exact: tuple[str, ...] = ()
    prefix: str = ""


def _fts5(terms: Sequence[Term]) -> str:
    return " AND ".join(
        "(" + " OR ".join([f'"{w}"' for w in t.exact] + ([f'"{t.prefix}"*'] if t.prefix else [])) + ")" for t in terms
    )


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join(
        "(" + " | ".join([f"'{w}'" for w in t.exact] + ([f"'{t.prefix}':*"] if t.prefix else [])) + ")" for t in terms
    )


_SQLITE = (
    "SELECT a.id, a.words FROM register_account_words f JOIN register_account a ON a.id = f.rowid "
    "WHERE register_account_words MATCH %s LIMIT %s"
)
_POSTGRESQL = "SELECT id, words FROM register_account WHERE word_vector @@ %s::tsquery LIMIT %s"
_RARE = (
    "WITH every AS MATERIALIZED (SELECT id, words FROM register_account WHERE word_vector @@ %s::tsquery) "
    "SELECT id, words FROM every LIMIT %s"
)
"""For words that are likely nowhere: PostgreSQL thinks many together common, and would read the table to the limit."""
_MANY = 2


def by_words(manners: Sequence[Sequence[Term]], at_most: int) -> list[tuple[int, str]]:
    """(id, words) of accounts that satisfy every term in one of several manners, so many of each; one query.

    Words are folded, so no quoting can be escaped.
    """
    if not manners or not all(manners):
        return []
    on_sqlite = connection.vendor == "sqlite"
    asked = [f"SELECT * FROM ({_SQLITE if on_sqlite else _on_postgresql(terms)}) AS found" for terms in manners]  # noqa: S608 - our own statements
    values = [value for terms in manners for value in ((_fts5 if on_sqlite else _tsquery)(terms), at_most)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), values)
        return list(dict.fromkeys(cursor.fetchall()))


def _on_postgresql(terms: Sequence[Term]) -> str:
    return _RARE if any(len(term.exact) > _MANY for term in terms) else _POSTGRESQL


def begins(column: str, start: str) -> Q:
    """`column` begins with `start`, in a way each database answers from its index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": start, f"{column}__lt": start + "\uffff"})
    return Q(**{f"{column}__startswith": start})


def by_whole_number(key: str, at_most: int) -> dict[int, str]:
    """Account id and why, for an account, premises or meter number, or the last digits of a phone, typed whole."""
    found: dict[int, str] = {}
    shown = slice(at_most)
    _take(found, numbered(key, at_most), BY_NUMBER)
    _take(found, _with_premises(key, shown), "número de inmueble")
    _take(found, _with_meter(key, shown), "serie del medidor")
    if key.isdigit() and 7 <= len(key) <= 15:
        held = Phone.objects.filter(begins("tail", key[::-1]), party__holdings__ends_on=None)
        rows = held.values_list("party__holdings__account_id", flat=True)[:at_most]
        _take(found, [r for r in rows if r is not None], "teléfono del titular")
    return found


def numbered(key: str, at_most: int) -> list[int]:
    """The accounts of that number; where none has it as typed, those that differ in the zeros before it. One query."""
    rows = sorted(_with_number(zeros_apart(key)))
    return ([pk for pk, has in rows if has == key] or [pk for pk, _ in rows])[:at_most]


@prepared
def _with_number(keys: list[str]) -> QuerySet[Account, tuple[int, str]]:
    return Account.objects.order_by().filter(number_key__in=keys).values_list("id", "number_key")[:_ALIKE]


@prepared
def _with_premises(key: str, shown: slice) -> QuerySet[Account, int]:
    return Account.objects.order_by().filter(premises_key=key).values_list("id", flat=True)[shown]


@prepared
def _with_meter(key: str, shown: slice) -> QuerySet[Meter, int]:
    there = Meter.objects.filter(ends_on=None).order_by()
    return there.filter(serial_key=key).values_list("account_id", flat=True)[shown]


def by_number(key: str, at_most: int) -> list[tuple[int, str]]:
    """(account id, why) for a number typed: whole ones first, then those that begin so, then meters that end so."""
    found = by_whole_number(key, at_most)
    accounts, meters = Account.objects.all(), Meter.objects.filter(ends_on=None)
    if len(found) < at_most and len(key) >= 2:
        _take(found, _first(accounts, "number_key", key, at_most), "número de cuenta que empieza así")
        _take(found, _first(accounts, "premises_key", key, at_most), "número de inmueble que empieza así")
    if len(found) < at_most and len(key) >= 3:
        _take(found, _first(meters, "serial_key", key, at_most), "serie del medidor que empieza así")
        _take(found, _first(meters, "serial_tail", key[::-1], at_most), "serie del medidor que termina así")
    return list(found.items())[:at_most]


def _take(found: dict[int, str], accounts: Iterable[int], why: str) -> None:
    for account in accounts:
        found.setdefault(account, why)


def _first(rows: QuerySet[Any], column: str, start: str, at_most: int) -> list[int]:
    """Accounts in the order of the column, so that the index gives the first ones and stops."""
    wanted = "id" if rows.model is Account else "account_id"
    return list(rows.filter(begins(column, start)).order_by(column).values_list(wanted, flat=True)[:at_most])
