"""Attach a stored file to something: evidence, a paper of the procedure, a scan."""

from datetime import datetime

from ventanilla.documents.models import Attachment, StoredFile
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act


@act
def attach(*, file: StoredFile, subject: Subject, kind: str, label: str, by: Actor, at: datetime) -> Attachment:
    """Attach it; attaching the same again changes nothing. The permission is that of the act it belongs to."""
    row, is_new = Attachment.objects.get_or_create(
        file=file,
        subject_kind=subject.kind,
        subject_id=subject.id,
        kind=kind,
        label=(label.strip() or file.name)[:200],
        defaults=done(by, at),
    )
    if is_new:
        record(
            event="documents.file_attached",
            by=by,
            at=at,
            on=subject,
            facts={"attachment": row.pk, "file": file.pk, "sha256": file.sha256, "kind": kind},
            personal={"label": row.label},
        )
    return row
