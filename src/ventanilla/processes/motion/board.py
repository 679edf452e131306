"""The tokens of one locked instance while it moves: read once, each change written as it happens."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.journal.actor import Actor
from ventanilla.journal.prepared import prepared
from ventanilla.journal.quick import insert_row, update_row
from ventanilla.processes.engine.diagram import Node
from ventanilla.processes.models import Instance, Token
from ventanilla.processes.models.token import OPEN, WARNED
from ventanilla.processes.motion.clocks import stop_clocks, warned_clocks

Kind = Token.Kind
Outcome = Token.Outcome
type Rows = Iterable[Token] | None


def tokens_of(instances: Sequence[int]) -> QuerySet[Token]:
    """What boards hold of those instances, in the order in which it was opened."""
    return Token.objects.filter(OPEN | WARNED, instance__in=instances).select_related("deadline").order_by("pk")


@prepared
def _tokens(instance: int) -> QuerySet[Token]:
    return tokens_of([instance])


class Board:
    """`tokens` are the open ones by id, in the order in which they were opened; `warned`, timers that only warned."""

    def __init__(self, instance: Instance, at: datetime, rows: Rows = None) -> None:
        """`rows` are the tokens where somebody read them already, under the lock of the instance."""
        self.instance, self.at = instance, at
        read = _tokens(instance.pk) if rows is None else list(rows)
        self.tokens: dict[int, Token] = {t.pk: t for t in read if t.is_open}
        self.warned = [t for t in read if not t.is_open]

    def children(self, parent: Token | None) -> list[Token]:
        """What hangs directly from a token, or stands at the root."""
        wanted = parent.pk if parent else None
        return [t for t in self.tokens.values() if t.parent_id == wanted]

    def parent(self, token: Token) -> Token | None:
        return self.tokens[token.parent_id] if token.parent_id else None

    def chain(self, token: Token | None) -> list[Token]:
        """A token and everything it hangs from, innermost first."""
        found = []
        while token is not None:
            found.append(token)
            token = self.parent(token)
        return found

    def put(self, node: Node, kind: Token.Kind, parent: Token | None, **fields: Any) -> Token:
        """Open a token."""
        token = Token(
            instance=self.instance, parent=parent, kind=kind, node=node.id, opened_at=self.at, local={}, **fields
        )
        insert_row(token)
        self.tokens[token.pk] = token
        return token

    def finish(self, token: Token, outcome: Token.Outcome, by: Actor | None = None, *, is_over: bool = False) -> None:
        """Close one token; the row stays. `is_over`: its term is, and it is due no more."""
        token.due_at = None if is_over else token.due_at
        token.finished_at, token.outcome, token.finished_by = self.at, outcome, by.name if by else ""
        update_row(token, "finished_at", "outcome", "finished_by", *(["due_at"] if is_over else []))
        del self.tokens[token.pk]

    def withdraw(self, token: Token, outcome: Token.Outcome = Outcome.WITHDRAWN, by: Actor | None = None) -> None:
        """Close a token with everything that hangs from it, the leaves first; the clocks before their tokens."""
        below = self._fell(token, met=outcome in (Outcome.DONE, Outcome.LATE))
        if below:
            rows = Token.objects.filter(pk__in=[t.pk for t in below])
            rows.update(finished_at=self.at, outcome=Outcome.WITHDRAWN, finished_by="")
        self.finish(token, outcome, by)

    def _fell(self, token: Token, *, met: bool) -> list[Token]:
        """Take what hangs from a token off the board, its clocks stopped; the rows are still to be written."""
        self.stop_clocks(token, met=met)
        fallen = []
        for child in self.children(token):
            fallen += [*self._fell(child, met=False), child]
            child.finished_at, child.outcome, child.finished_by = self.at, Outcome.WITHDRAWN, ""
            del self.tokens[child.pk]
        return fallen

    def stop_clocks(self, host: Token | None, *, met: bool) -> None:
        """End the terms that guard a token or the whole instance, also those that fired only as a warning."""
        guards = [t for t in self.children(host) if t.kind in (Kind.TIMER, Kind.WAIT)]
        clocks = [t.deadline for t in (*guards, host) if t and t.kind != Kind.TASK and t.deadline]
        if host is None or host.local.get("warned"):
            clocks += warned_clocks(self.instance, host)
        stop_clocks(clocks, self.at, met=met)

    def warn(self, host: Token | None, timer: Token) -> None:
        """A timer on the token fired and what it guards goes on: its term still has to be met."""
        self.warned.append(timer)
        if host is not None and not host.local.get("warned"):
            host.local = host.local | {"warned": True}
            self.keep(host)

    def keep(self, token: Token) -> None:
        """Write what a token holds for itself."""
        update_row(token, "local")
