"""After a pack is published: each controlled document whose text or revision is new gets its row."""

from datetime import datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.quality.catalogue import papers_of
from ventanilla.quality.models import Revision
from ventanilla.utility.actions.publish_pack import AFTER_PUBLISHING
from ventanilla.utility.sections import PackView


def register_revisions(pack: PackView, by: Actor, at: datetime) -> None:
    """Idempotent: a text that was registered before keeps its row and its signatures."""
    papers = papers_of(pack)
    known = set(Revision.objects.filter(digest__in=[p.digest for p in papers]).values_list("digest", flat=True))
    for paper in papers:
        if paper.digest in known:
            continue
        row = Revision.objects.create(
            code=paper.code,
            kind=paper.kind,
            title=paper.title[:200],
            revision=paper.revision,
            change=paper.change[:400],
            issued_on=paper.issued_on,
            procedure=paper.procedure,
            digest=paper.digest,
            pack_revision=pack.revision,
            registered_at=at,
            registered_by=by.name[:200],
        )
        record(
            event="quality.revision_registered",
            by=by,
            at=at,
            on=Subject("controlled", paper.code),
            facts={"revision": row.pk, "number": paper.revision, "digest": paper.digest},
        )


AFTER_PUBLISHING.append(register_revisions)
