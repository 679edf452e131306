"""Any utility at work: its pack in force, one person for each post, and whoever can doing what is open.

Nothing here knows which utility it is: who acts follows from lanes and permissions, what is written from the pack.
"""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner
from ventanilla.cases.models import Case
from ventanilla.journal.actor import INSTALLER
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token
from ventanilla.processes.standing import may_work
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit
from ventanilla.staff.models import Appointment, Person
from ventanilla.staff.queries import Standing
from ventanilla.town.moves import MOVES
from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
from ventanilla.utility.queries import current_pack

PACKS = Path(__file__).parents[2] / "packs"
FOLDERS = sorted(path.parent for path in PACKS.glob("*/pack.toml"))
"""Every pack there is."""


class Even(random.Random):
    """Luck that is always in the middle: nothing odd happens, and the same each time."""

    def random(self) -> float:
        return 0.5


class Stuck(AssertionError):
    """The procedure does not lead to an end."""


@dataclass
class Office:
    """The utility of a folder, from `now` on. `answers` are values written in the steps of a task, by its code."""

    folder: Path
    now: datetime
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        publish_pack(files=read_folder(self.folder), by=INSTALLER, at=self.now)
        self.pack = current_pack()
        self.posts = self.pack.section("organisation").posts
        self.people = {code: self._hire(code) for code in self.posts}

    def _hire(self, post: str) -> Person:
        person = Person.objects.create(username=f"{self.folder.name}-{post}"[:60], name=self.posts[post].name)
        Appointment.objects.create(person=person, post=post, starts_on=date(2026, 1, 1))
        return person

    def who(self, *permissions: str) -> Person:
        """Somebody whose post has all of them."""
        return next(self.people[c] for c, post in self.posts.items() if post.permissions.issuperset(permissions))

    def visit(self, matter: str, points: tuple[str, ...] = ("Que se revise",)) -> Case:
        """Somebody comes, is entered in the log, and opens a petition."""
        self.now += timedelta(minutes=5)
        clerk = self.who("reception.log", "cases.open").actor
        key = f"{self.now:%H%M}"
        visit = enter_visit(name="Ana Díaz", matter=matter, account=None, key=key, by=clerk, at=self.now)
        asks = {"petitioner": self._holder(), "summary": "Una petición", "points": points, "brought": Brought()}
        return open_case_from_visit(visit=visit, key=f"case {key}", by=clerk, at=self.now, **asks)

    def letter(self) -> Case:
        """A letter arrives where letters are received."""
        self.now += timedelta(minutes=5)
        asks = {"petitioner": self._holder(), "summary": "Un escrito", "points": ["Que se revise"]}
        paper = {"sheets": 1, "scan": None, "received_at": self.now, "brought": Brought(), "key": f"{self.now:%H%M}"}
        return open_by_letter(**asks, **paper, by=self.who("cases.open_by_letter").actor, at=self.now)

    def _holder(self) -> Petitioner:
        capacities = self.pack.section("capacities").values()
        return Petitioner("Ana Díaz", next(c.code for c in capacities if not c.third_party), address="Calle 5 núm. 3")

    def open_tasks(self, case: Case) -> list[Token]:
        found = Token.objects.filter(instance__subject_id=str(case.pk), kind=Token.Kind.TASK, finished_at=None)
        return list(found.order_by("id"))

    def work(self, case: Case) -> Case:
        """Whoever can does what is open until nothing is. Errors: Stuck."""
        for _ in range(40):
            tokens = self.open_tasks(case)
            if not tokens:
                return Case.objects.get(pk=case.pk)
            self.do(tokens[0], case)
        raise Stuck(f"{self.folder.name}: {[t.node for t in tokens]}")

    def do(self, token: Token, case: Case) -> None:
        """One task, by the first post that reaches it, two minutes later."""
        code = next(c for c, post in self.posts.items() if may_work(token, Standing({c: post})))
        self.now += timedelta(minutes=2)
        usual = MOVES[token.task][1](Even(), case) if token.task in MOVES else {}
        values = usual | self.answers.get(token.task, {})
        complete(token=token.pk, by=self.people[code].actor, at=self.now, values=values)
        self.done.append(token.node)
