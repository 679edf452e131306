"""Telling a citizen's story: a clock that moves, and people who do whatever task is open for them."""

import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PIL import Image, ImageDraw

from ventanilla.cases.actions.open_case import Petitioner, open_case
from ventanilla.cases.models import Case
from ventanilla.processes.actions import complete
from ventanilla.processes.models import Token


def drawn_signature() -> bytes:
    """A PNG with some ink, as the screen sends it."""
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(20, 90), (120, 20), (220, 95), (380, 30)], fill=(0, 0, 60, 255), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@dataclass
class Story:
    """One case and the moment it is at. `people` is the cast."""

    people: Any
    now: datetime
    case: Case = field(init=False)

    def open(self, *, capacity: str = "titular", points: tuple[str, ...] = ("Revisar",), **given: Any) -> Case:
        """Ana opens a petition at the desk."""
        self.case = open_case(
            channel="presencial",
            petitioner=Petitioner("Guadalupe Pérez López", capacity),
            summary="Consumo elevado",
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
