"""After a pack is published: each procedure whose files changed becomes a new, immutable definition."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes.models import Definition
from ventanilla.processes.procedures import Procedure
from ventanilla.processes.queries.versions import states
from ventanilla.utility.actions.publish_pack import AFTER_PUBLISHING, KEPT
from ventanilla.utility.sections import PackView


def publish_procedures(pack: PackView, by: Actor, at: datetime) -> None:
    """Idempotent: a procedure whose newest definition has the same digest is left alone; running cases keep theirs."""
    for procedure in pack.section("procedures").values():
        files = {name: hashlib.sha256(content).hexdigest() for name, content in procedure.running_files.items()}
        digest = hashlib.sha256("".join(f"{n}{s}" for n, s in sorted(files.items())).encode()).hexdigest()
        newest = Definition.objects.filter(procedure=procedure.code).order_by("-number").first()
        if newest is None or newest.digest != digest:
            publish_one(procedure, files, digest, newest.number + 1 if newest else 1, by, at)


def publish_one(procedure: Procedure, files: dict[str, str], digest: str, number: int, by: Actor, at: datetime) -> None:
    """Write one definition."""
    diagram = procedure.diagram
    definition = Definition.objects.create(
        procedure=procedure.code,
        number=number,
        title=procedure.title,
        digest=digest,
        files=files,
        lanes=sorted({n.lane.key for n in diagram.nodes.values() if n.is_person and n.lane and n.lane.posts}),
        published_at=at,
        published_by=by.name,
    )
    record(
        event="processes.published",
        by=by,
        at=at,
        on=Subject("procedure", procedure.code),
        facts={"definition": definition.pk, "number": number, "digest": digest},
    )


def cases_that_stay() -> Iterator[str]:
    """How many open cases keep an earlier version of their procedure, one sentence for each procedure."""
    for state in states():
        if count := state.on_earlier:
            verb = "asunto abierto conserva su versión" if count == 1 else "asuntos abiertos conservan su versión"
            versions = ", ".join(f"v. {number}: {n}" for number, n in state.earlier)
            yield (
                f"«{state.title}»: {count} {verb} ({versions}); la vigente es la v. {state.number}. "
                "Decida en «Procedimientos» si los pasa."
            )


AFTER_PUBLISHING.append(publish_procedures)
KEPT.append(cases_that_stay)
