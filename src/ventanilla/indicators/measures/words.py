"""How things ended, in Spanish: the kinds that each measure tells apart, and which of them count as achieved."""

from typing import Final

from ventanilla.utility.sections import PackView

INTERNAL, OTHER = "internal", "other"
SERVED_GROUPS: Final = {INTERNAL: "Internas", OTHER: "A otros procesos"}

RESOLUTION: Final = "resolution:"
"""Before the code of a kind of immediate resolution of the pack."""
INFORMED, ANSWERED, SENT = "informed", "answered", "sent"
WAITING, OPEN = "waiting", "open"
LEFT, UNACCREDITED = "left", "unaccredited"
_SERVED: Final = {
    INFORMED: "Se dio información",
    ANSWERED: "Petición respondida y cerrada",
    SENT: "Se envió a otra área, sin petición",
    WAITING: "Sin anotar cómo terminó",
    OPEN: "Petición en curso",
    LEFT: "Se retiró sin ser atendido",
    UNACCREDITED: "No acreditó: se tiene por no presentada",
}
SERVED_PENDING: Final = (WAITING, OPEN)
SERVED_OUT: Final = (LEFT, UNACCREDITED)

IN_TIME, LATE, RUNNING, OVERDUE = "in_time", "late", "running", "overdue"
RETURNED, WITHDRAWN = "returned", "withdrawn"
REFERRED_KINDS: Final = {
    IN_TIME: "Resuelta en tiempo",
    LATE: "Resuelta fuera de tiempo",
    RUNNING: "Sin resolver, en su plazo o sin acuse",
    OVERDUE: "Sin resolver, con su plazo vencido",
    RETURNED: "La devolvió el área con su motivo",
    WITHDRAWN: "La petición se cerró sin esperarla",
}
REFERRED_PENDING: Final = (LATE, RUNNING, OVERDUE)
REFERRED_OUT: Final = (RETURNED, WITHDRAWN)


def served_kinds(pack: PackView) -> dict[str, str]:
    """The kinds of what was served, those of the pack's immediate resolutions among them."""
    resolutions = {f"{RESOLUTION}{code}": kind.name for code, kind in pack.section("resolutions").items()}
    return resolutions | _SERVED
