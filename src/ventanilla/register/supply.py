"""What may follow each state of a service, and which days an act of it may name. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ventanilla.lib.refusals import Refusal
from ventanilla.register.models import State

NEXT: Final[dict[str, tuple[State, ...]]] = {
    State.ACTIVE: (State.RESTRICTED, State.SUSPENDED, State.TERMINATED),
    State.RESTRICTED: (State.ACTIVE, State.SUSPENDED, State.TERMINATED),
    State.SUSPENDED: (State.ACTIVE, State.RESTRICTED, State.TERMINATED),
    State.TERMINATED: (),
}
"""What a state may change to by itself; a terminated account begins again only with a new contract."""


class UnableToServe(Refusal):
    """The service cannot be changed as asked: by its state, its contract, its connections or the day named."""


def changed(before: str, after: str) -> None:
    """Errors: UnableToServe (estado, sin-cambio, cuenta-de-baja)."""
    if after not in State.values:
        raise UnableToServe("estado", "Elija cómo queda el servicio.", field="state")
    if after == before:
        word = State(before).label.lower()
        raise UnableToServe("sin-cambio", f"La cuenta ya está {word}; elija otro estado.", field="state")
    if before == State.TERMINATED:
        raise UnableToServe(
            "cuenta-de-baja",
            "La cuenta está de baja y eso es definitivo: se reanuda con un contrato nuevo.",
            field="state",
        )
    if after not in NEXT[before]:
        words = " o ".join(state.label.lower() for state in NEXT[before])
        raise UnableToServe("no-procede", f"De ahí la cuenta solo puede quedar {words}.", field="state")


def served(state: str) -> None:
    """Errors: UnableToServe (cuenta-de-baja)."""
    if state == State.TERMINATED:
        raise UnableToServe("cuenta-de-baja", "La cuenta está de baja; primero contrate de nuevo.")


def reasoned(reason: str) -> str:
    """The reason as it is kept. Errors: UnableToServe (sin-motivo)."""
    if not reason.strip():
        raise UnableToServe(
            "sin-motivo", "Escriba por qué: el oficio, la orden o lo que pidió el usuario.", field="reason"
        )
    return reason.strip()[:300]


def possible(day: date, today: date, after: Iterable[date | None], field: str, begins: date | None = None) -> None:
    """The day is not to come, nor before what happened last, nor before the account `begins`.

    Errors: UnableToServe (fecha-futura, fecha-anterior, antes-de-la-cuenta).
    """
    if day > today:
        raise UnableToServe("fecha-futura", "Esa fecha aún no llega; anótelo ese día.", field=field)
    last = max((one for one in after if one), default=None)
    if last and day < last:
        sentence = f"Lo último de esta cuenta es del {last:%d/%m/%Y}; indique ese día o uno posterior."
        raise UnableToServe("fecha-anterior", sentence, field=field)
    if begins and day < begins:
        sentence = f"Lo primero que se sabe de esta cuenta es del {begins:%d/%m/%Y}; indique ese día o uno posterior."
        raise UnableToServe("antes-de-la-cuenta", sentence, field=field)
