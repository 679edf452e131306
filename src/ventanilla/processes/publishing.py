"""After a pack is published: each procedure whose files changed becomes a new, immutable definition."""

import hashlib
from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.processes.models import Definition
from ventanilla.processes.procedures import Procedure
from ventanilla.utility.actions.publish_pack import AFTER_PUBLISHING
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


AFTER_PUBLISHING.append(publish_procedures)
