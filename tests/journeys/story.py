"""Telling a citizen's story: a clock that moves, and people who do whatever task is open for them."""

import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PIL import Image, ImageDraw

from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.actions.open_case import Petitioner, open_case
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.models import Case
from ventanilla.cases.receipt import Receipt
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token

PAPERS = ["identificacion", "cuenta"]
AREAS = {"medidores": "mario", "padron": "pilar"}
"""The areas of these stories, each with who attends in it; point 1 goes to the first, point 2 to the second."""
WHO = {
    "a_escalar": "diana",
    "p02_turnar": "diana",
    "p09_turnar": "gema",
    "p11_complementar": "gema",
    "p12_visto_bueno": "diana",
    "p13_baja": "ofelia",
    "p13_expediente": "gema",
    "sp_vencido": "diana",
}
"""Who does a step; Ana does the others, and in the areas whoever attends there."""


def drawn_signature() -> bytes:
    """A PNG with some ink, as the screen sends it."""
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(20, 90), (120, 20), (220, 95), (380, 30)], fill=(0, 0, 60, 255), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class Stuck(AssertionError):
    """The procedure does not lead there."""


@dataclass
class Story:
    """One case and the moment it is at. `people` is the cast; the rest says which road it takes."""

    people: Any
    now: datetime
    immediate: bool = False
    next_step: str = "responder"
    way: str = "system"
    case: Case = field(init=False)

    def open(self, *, capacity: str = "titular", points: tuple[str, ...] = ("Revisar",), **given: Any) -> Case:
        """Ana opens a petition at the desk."""
        self.case = open_case(
            channel="presencial",
            petitioner=Petitioner("Guadalupe Pérez López", capacity),
            summary=given.pop("summary", "Consumo elevado"),
            points=points,
            filed_at=self.now,
            key=f"story-{Case.objects.count()}",
            by=self.people.ana.actor,
            at=self.now,
            **given,
        )
        return self.case

    @property
    def open_nodes(self) -> list[str]:
        """The tasks open now, by node."""
        return sorted(t.node for t in self.tokens())

    def tokens(self) -> list[Token]:
        found = Token.objects.filter(instance__subject_id=str(self.case.pk), kind=Token.Kind.TASK, finished_at=None)
        return list(found.order_by("id"))

    def wait(self, **amount: float) -> None:
        """Time passes; nobody looks at the clock."""
        self.now += timedelta(**amount)

    def do(self, node: str, who: str, of: str = "", **values: Any) -> Token:
        """That person does that task, a minute later."""
        token = next(t for t in self.tokens() if t.node == node and (not of or t.area == of))
        self.now += timedelta(minutes=1)
        complete(token=token.pk, by=getattr(self.people, who).actor, at=self.now, values=values)
        return token

    def until(self, node: str) -> "Story":
        """Everybody does what is usual until that task is open; "" walks to the end. Errors: Stuck."""
        for _ in range(40):
            if node in self.open_nodes or not (node or self.open_nodes):
                return self
            if not self.open_nodes:
                break
            token = self.tokens()[0]
            values = self.usual(token.node)
            self.do(token.node, AREAS.get(token.area) or WHO.get(token.node, "ana"), token.area, **values)
        raise Stuck(f"the petition never gets to {node or 'its end'}: {self.open_nodes}")

    def usual(self, node: str) -> dict[str, Any]:
        """What is written in a step when nothing odd happens."""
        third = self.case.capacity == "tercero"
        return {
            "p02_turnar": lambda: {"area": "atencion_usuarios"},
            "p03_identificar": lambda: {"matter": "medidor", "immediate": self.immediate},
            "p04_documentos": lambda: {"papers": PAPERS},
            "p05_ejecutar": lambda: {"kind": "informe", "note": "Se explicó su recibo"},
            "p06_control": lambda: {"third_party": third},
            "p06_recibido": self._received,
            "p06_acreditar": lambda: {"papers": ["acreditacion"]},
            "p09_revisar": lambda: {"papers": [*PAPERS, "acreditacion"] if third else PAPERS},
            "p09_turnar": lambda: {
                "destinations": [Destination(area, (n,)) for n, area in self._sent()],
                "instructions": "Informe con pruebas",
                "way": self.way,
            },
            "a_atender": lambda: {"result": "solved", "text": "Lectura 1,204", "external_folio": "RAS-1"},
            "p10_revisar": lambda: {"note": "Promete informe mañana"},
            "p11_determinar": lambda: {"next_step": self.next_step},
            "p11_complementar": lambda: {"kind": "contact", "description": "Se llamó al usuario"},
            "p12_elaborar": lambda: {"opening": "Con relación a lo que pide", "closing": "Fin", "taken": self._taken()},
            "p12_visto_bueno": lambda: {"approved": True},
            "p13_entregar": lambda: {"delivered": True, **self._received()},
            "sp_vencido": lambda: {"note": "Se responde fuera de término"},
            "p13_expediente": lambda: {"holder": "direccion_comercial", "received_by": "Diana Quiroz"},
        }.get(node, dict)()

    def _sent(self) -> list[tuple[int, str]]:
        return list(zip(self.case.points.values_list("number", flat=True), AREAS, strict=False))

    def _taken(self) -> list[Taken]:
        return [Taken(n, area, "Lectura del 19", "Es correcta", "Art. 129 CF") for n, area in self._sent()]

    def _received(self) -> dict[str, Any]:
        return {"receipt": Receipt("personal", self.case.petitioner, signature=drawn_signature())}


def referred_and_kept(people: Any, at: datetime) -> tuple[Story, Story]:
    """Two petitions: one that Medidores (Mario) has received, and one that no area has yet."""
    referred, kept = Story(people, at), Story(people, at)
    referred.open()
    referred.until("a_acusar")
    kept.open()
    return referred, kept
