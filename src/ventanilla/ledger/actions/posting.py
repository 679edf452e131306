"""Write down several entries about customers whom one act holds: what they leave of each item is moved once."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from ventanilla.documents.models.act import done
from ventanilla.journal.actions import written_together
from ventanilla.journal.actor import Actor, Subject
from ventanilla.ledger.actions.post import NOTHING, Line, about, insert, refuse_too_much, tell, transfers_of
from ventanilla.ledger.items import change_of, customer_of, write_left
from ventanilla.ledger.models import Entry, LedgerAccount, OpenItem, Transfer
from ventanilla.ledger.queries import Item


class Posting:
    """What an act posts, one entry after another, and what is left of the items of the customers that it holds."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.before: dict[int, OpenItem] = {}
        self.left: dict[int, OpenItem] = {}

    def know(self, customer: LedgerAccount, items: Iterable[Item]) -> None:
        """The open items of a customer, read since its account is held (`hold_account`)."""
        for item in items:
            known = OpenItem(transfer_id=item.number, account=customer, centavos=item.left)
            self.before[item.number] = self.left[item.number] = known

    def post(
        self, *, key: str, kind: str, lines: Sequence[Line], effective_on: date, on: Subject = NOTHING
    ) -> list[Transfer]:
        """As `ledger.actions.post`, without its turn, its look for the key and its locks; gives the transfers in order.

        Who calls took a turn for a key of its own, from which this one is made, found that one new, and told the items
        of every customer in the lines. Were the key known after all, the database refuses it. Errors: UnableToPost.
        """
        entry = Entry(key=key, kind=kind, effective_on=effective_on, **about(on), **done(self.by, self.at))
        transfers = transfers_of(entry, lines)
        refuse_too_much(transfers, self.left)
        insert(entry, transfers)
        for transfer in transfers:
            self._move(transfer)
        tell(entry, transfers, self.by, self.at)
        return transfers

    def _move(self, transfer: Transfer) -> None:
        if change := change_of(transfer):
            number = transfer.settles_id or transfer.pk
            known = self.left.get(number)
            left = change + (known.centavos if known else 0)
            self.left[number] = OpenItem(transfer_id=number, account=customer_of(transfer), centavos=left)


@contextmanager
def posting(*, by: Actor, at: datetime) -> Iterator[Posting]:
    """Entries of one act. Items and journal are written when it ends; what fails in it undoes the act."""
    with written_together():
        made = Posting(by, at)
        yield made
        write_left(made.before, made.left)
