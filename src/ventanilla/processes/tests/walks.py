"""Random walks: our engine and the oracle do the same things, and must stand in the same place after each."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from ventanilla.journal.actor import Actor
from ventanilla.processes.models import Definition, Instance, Message, Token
from ventanilla.processes.motion.library import diagram_of, files_of
from ventanilla.processes.motion.locking import lock_instance
from ventanilla.processes.motion.run import Run
from ventanilla.processes.tests.oracle import Clock, Oracle

WALKER = Actor("staff", "1", "Ana")
AREAS = ("medidores", "padron", "inspecciones")
LONGEST = 25


@dataclass
class Walk:
    """One case walked in both. `engine` is the Run that moves ours, or a mutant of it."""

    definition: Definition
    oracle: Oracle
    seed: int
    engine: type[Run] = Run

    def differences(self) -> str:
        """Where the two parted, or "". What was written is undone."""
        with transaction.atomic():
            told = self._walk()
            transaction.set_rollback(True)
        return told

    def _walk(self) -> str:
        self.chance, self.key = random.Random(self.seed), f"K{self.seed}"
        self.at = datetime(2026, 11, 3, 15, tzinfo=UTC) + timedelta(hours=self.chance.randrange(900), minutes=7)
        Clock.moment = self.at
        first = self.values()
        self.instance = Instance.objects.create(
            definition=self.definition,
            subject_kind="walk",
            subject_id=str(self.seed),
            variables=first,
            opened_at=self.at,
            opened_by="Ana",
        )
        self.run().start()
        self.opinion = self.oracle.start(first)
        for step in range(LONGEST):
            ours, theirs = self.state, self.opinion.state
            if ours != theirs:
                return f"seed {self.seed} step {step}: ours {ours} oracle {theirs}"
            if ours[2]:
                return ""
            self.act(ours[0])
        return ""

    def run(self) -> Run:
        instance = lock_instance(self.instance.pk)
        assert instance is not None
        return self.engine(instance, WALKER, self.at, lambda step, by, at, values: dict(values))

    def open(self, *kinds: str) -> list[Token]:
        """The open tokens of those kinds, as they were when both were compared."""
        return [t for t in self.here.board.tokens.values() if t.kind in kinds]

    @property
    def state(self) -> tuple[list[tuple[str, str]], list[str], bool]:
        run = self.here = self.run()
        tokens = [t for t in run.board.tokens.values() if t.node not in self.oracle.without]
        tasks = sorted(self.place(run, t) for t in tokens if t.kind == "task")
        timed = [t.due_at for t in tokens if t.kind in ("timer", "wait") and t.due_at]
        dues = sorted(due.astimezone(UTC).isoformat() for due in timed)
        return tasks, dues, run.is_closed

    def place(self, run: Run, token: Token) -> tuple[str, str]:
        return token.node, run.variables(token)["area"] if token.node in self.oracle.copied else ""

    def values(self) -> dict[str, Any]:
        """What a task may write: every variable that any of the diagrams reads."""
        yes = {n: self.chance.random() < 0.5 for n in ("inmediata", "tercero", "cumple", "visto_bueno", "entregada")}
        papers = {n: self.chance.random() < 0.7 for n in ("doc_identificacion", "doc_cuenta", "listo")}
        some = {
            "clase": self.chance.choice("abc"),
            "canal": self.chance.choice(["escrito", "presencial"]),
            "siguiente": self.chance.choice(["turnar", "complementar", "responder"]),
            "areas": self.chance.sample(AREAS, self.chance.randint(0, 3)),
            "devuelto": self.chance.random() < 0.3,
            "orden": self.key,
        }
        moments = dict.fromkeys(("presentada_at", "recibido_at", "oficio_recibido_at"), self.at.isoformat())
        return yes | papers | some | moments

    def act(self, tasks: list[tuple[str, str]]) -> None:
        """Do a task, or wait until something falls due, or let the awaited message come."""
        messages = self.open("message")
        if messages and self.chance.random() < 0.4:
            self.tell(messages[0])
        elif not tasks or self.chance.random() < 0.35:
            self.wait()
        else:
            self.do(*self.chance.choice(tasks))

    def do(self, node: str, area: str) -> None:
        run, values = self.here, self.values()
        token = next(t for t in self.open("task") if self.place(run, t) == (node, area))
        run.work(token, values)
        self.opinion.do(node, area, values)

    def wait(self) -> None:
        """The clock goes to just after the next thing that falls due, as a worker that sweeps each minute sees it."""
        timed = sorted((t.due_at, t.pk) for t in self.open("timer", "wait") if t.due_at)
        if not timed:
            return
        self.at = Clock.moment = max(self.at, timed[0][0]) + timedelta(minutes=1)
        for _, number in (moment for moment in timed if moment[0] <= self.at):
            run = self.run()
            if number in run.board.tokens:
                run.fire(run.board.tokens[number])
                run.save()
        self.opinion.tick()

    def tell(self, token: Token) -> None:
        message = Message.objects.create(
            name=token.message, key=token.key, received_at=self.at, received_by="Caja", payload={}
        )
        run = self.here
        run.receive(run.board.tokens[token.pk], message)
        run.save()
        self.opinion.tell(token.message)


def oracle_of(definition: Definition) -> Oracle:
    files: Mapping[str, bytes] = files_of(definition)
    return Oracle(files, diagram_of(definition))


def first_difference(definition: Definition, walks: int, engine: type[Run] = Run) -> str:
    """The first difference in so many walks, or ""."""
    oracle = oracle_of(definition)
    for seed in range(walks):
        if told := Walk(definition, oracle, seed, engine).differences():
            return told
    return ""
