"""Who acts: an opaque kind, id and the name at that moment, so that the journal needs no people table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """`kind` is staff, system, citizen or import; `id` means something only to its kind."""

    kind: str
    id: str
    name: str


CLOCK = Actor("system", "reloj", "El sistema (reloj)")
INSTALLER = Actor("system", "instalador", "Instalación")


@dataclass(frozen=True)
class Subject:
    """What something is about: "case" and its id as text. `folio` is for people."""

    kind: str
    id: str
    folio: str = ""
