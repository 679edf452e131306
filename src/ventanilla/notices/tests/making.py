"""What the tests of messages are about: a petition that queued an e-mail, and a carrier that obeys the test."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ventanilla.cases.actions.open_case import Petitioner, open_case
from ventanilla.cases.models import Case
from ventanilla.notices.carriers import Parcel
from ventanilla.notices.models import Message


@dataclass
class Told:
    """The petition and the message that its opening queued."""

    case: Case

    @property
    def message(self) -> Message:
        return Message.objects.select_related("dispatch").get(subject_id=str(self.case.pk), kind="cases.received")


def told_case(people: Any, at: datetime, email: str = "lupe@correo.mx", phone: str = "") -> Told:
    """Ana opens Lupe's petition, who leaves an e-mail, a telephone, both or none."""
    return Told(
        open_case(
            channel="presencial",
            petitioner=Petitioner("Guadalupe Pérez López", email=email, phone=phone),
            summary="Consumo elevado",
            points=["Revisar"],
            filed_at=at,
            key=f"told-{Case.objects.count()}",
            by=people.ana.actor,
            at=at,
        )
    )


@dataclass
class Obedient:
    """A carrier that does what the test says: `meets(parcel)` returns the answer or raises."""

    meets: Callable[[Parcel], str] = lambda parcel: "250 OK"
    name: str = "de prueba"
    simulated: bool = True
    sent: list[Parcel] = field(default_factory=list)

    def send(self, parcel: Parcel) -> str:
        answer = self.meets(parcel)
        self.sent.append(parcel)
        return answer

    def close(self) -> None:
        pass
