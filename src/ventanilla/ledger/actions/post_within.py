"""Write down what happened to money within an act that holds the customers and knows that its keys are new."""

from collections.abc import Sequence
from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actor import Actor, Subject
from ventanilla.ledger.actions.post import NOTHING, Line, about, transfers_of, write_new
from ventanilla.ledger.models import Entry, Transfer
from ventanilla.staff.acts import act


@act
def post_within(
    *, key: str, kind: str, lines: Sequence[Line], effective_on: date, by: Actor, at: datetime, on: Subject = NOTHING
) -> list[Transfer]:
    """As `post`, without its turn, its look for the key and its locks; gives the transfers, in the order of the lines.

    Who calls took a turn for a key of its own, from which this one is made, found that one new, and holds the account
    of every customer in the lines (`hold_account`). Were the key known after all, the database refuses it. Errors:
    UnableToPost, as `post`.
    """
    entry = Entry(key=key, kind=kind, effective_on=effective_on, **about(on), **done(by, at))
    transfers = transfers_of(entry, lines)
    write_new(entry, transfers, by=by, at=at)
    return transfers
