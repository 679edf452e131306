"""Dosquebradas at work for a test: a clock told in Bogotá, one case in hand, and each step done by whom it falls to."""

from datetime import date, datetime
from typing import Any

from tests.journeys.story import drawn_signature
from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.actions.open_case import Petitioner, Presented, open_case
from ventanilla.cases.models import Case
from ventanilla.cases.receipt import Receipt
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.actions import rendered
from ventanilla.documents.models import Document
from ventanilla.processes.actions import complete, fire_due
from ventanilla.processes.models import Token


def on(day: str, hour: str = "10:00") -> datetime:
    """A moment of 2026 in Bogotá, «12-02»; of another year when the day says it."""
    return datetime.fromisoformat(f"{day if len(day) > 5 else '2026-' + day}T{hour}:00-05:00")


class Desk:
    """The people of the office, and one case in hand; `worker_runs` until somebody stops it."""

    case: Case
    worker_runs = True

    def __init__(self, people: Any) -> None:
        self.people = people

    def open(self, kind: str, at: datetime, contests: str = "", **given: Any) -> Case:
        asks = {
            "petitioner": Petitioner("Marta Gómez", "suscriptor", address="Carrera 16 # 35-20"),
            "summary": kind or "Cobro",
        }
        self.case = open_case(
            channel="presencial",
            points=["Cobro de octubre"],
            filed_at=at,
            key=f"{kind}-{at:%m%d}",
            presented=Presented(kind, contests),
            by=self.people.andrea.actor,
            at=at,
            **asks,
            **given,
        )
        return self.case

    @property
    def open_nodes(self) -> list[str]:
        return sorted(token.node for token in self._tokens())

    def _tokens(self) -> list[Token]:
        found = Token.objects.filter(instance__subject_id=str(self.case.pk), kind=Token.Kind.TASK, finished_at=None)
        return list(found.order_by("pk"))

    def do(self, node: str, who: str, at: datetime, **values: Any) -> None:
        if self.worker_runs:
            fire_due(at=at, limit=50)
        token = next(t for t in self._tokens() if t.node == node)
        complete(token=token.pk, by=getattr(self.people, who).actor, at=at, values=values)

    def last_day(self, term: str) -> date | None:
        """Of the last term of that code that this case began."""
        return next(d for d in reversed(deadlines_of(self.case.subject)) if d.term_code == term).last_day

    def outcome(self, term: str) -> str:
        return next(d for d in reversed(deadlines_of(self.case.subject)) if d.term_code == term).outcome

    def analyse(self, at: datetime, **values: Any) -> None:
        self.do("p4_analizar", "andrea", at, matter="facturacion", immediate=False, causal="102", **values)
        self.do("p4_revisar", "andrea", at, papers=["identificacion", "predio"])

    def answer(self, at: datetime, by: str = "lina", **values: Any) -> None:
        taken = [Taken(1, "facturacion", "Lectura del 19", "Se ajusta", "Ley 142 de 1994, art. 146")]
        self.do("p6_elaborar", "andrea", at, opening="", closing="Fin", taken=taken, **values)
        self.do("p6_revisar", by, at, approved=True)

    def answered(self, kind: str = "reclamo") -> str:
        """One answered on Wednesday 2 December and notified by e-mail on Thursday; its number."""
        self.open(kind, on("11-30"))
        self.analyse(on("11-30"), notificacion_electronica=True)
        self.answer(on("12-02"))
        self.do("p7_electronica", "andrea", on("12-03"), **sent("correo_electronico"))
        return self.case.folio

    def end(self, at: datetime) -> Case:
        self.do("p8_archivar", "vicky", at)
        self.do("p8_cerrar", "andrea", at)
        return Case.objects.get(pk=self.case.pk)

    def letters(self) -> list[str]:
        """Those issued about the case, each printed."""
        made = Document.objects.filter(subject_kind="case", subject_id=str(self.case.pk)).order_by("pk")
        return [one.letter for one in made if rendered(one).size]


def sent(way: str = "correo_certificado") -> dict[str, Any]:
    return {"delivered": True, "receipt": Receipt(way, "Marta Gómez", signature=None)}


def signed() -> dict[str, Any]:
    return {"delivered": True, "receipt": Receipt("personal", "Marta Gómez", signature=drawn_signature())}
