"""Store a file that somebody brought: examined, then kept once by its hash."""

import re
import unicodedata
from datetime import datetime

from ventanilla.documents import store
from ventanilla.documents.inspection import Finding, look
from ventanilla.documents.models import StoredFile
from ventanilla.documents.models.act import done
from ventanilla.documents.queries import upload_limits
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.acts import act

_LONGEST = 150
_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


@act
def store_file(*, content: bytes, name: str, by: Actor, at: datetime) -> StoredFile:
    """Keep a content; the same content again gives the same row. Errors: UploadRefused.

    The permission is that of the act the file is brought for.
    """
    return keep_row(content, look(content, upload_limits()), name, by, at)


def keep_row(content: bytes, finding: Finding, name: str, by: Actor, at: datetime) -> StoredFile:
    """Shelf first, row after: a row never names a content that is not there."""
    sha256 = store.keep(content)
    row, is_new = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "size": len(content),
            "kind": finding.kind,
            "pages": finding.pages,
            "name": clean_name(name, finding.kind),
            **done(by, at),
        },
    )
    if is_new:
        record(
            event="documents.file_stored",
            by=by,
            at=at,
            on=Subject("file", str(row.pk)),
            facts={"sha256": sha256, "size": row.size, "kind": row.kind},
            personal={"name": row.name},
        )
    return row


def clean_name(name: str, kind: str) -> str:
    """The brought name without folders, control or reserved characters, ending as its content demands.

    >>> clean_name("C:\\\\fotos\\\\re<cibo>.exe", "image/png")
    're cibo.png'
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    printable = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in last)
    stem = re.sub(r'[<>:"|?*\s]+', " ", re.sub(r"\.[A-Za-z0-9]{1,5}$", "", printable.strip())).strip(" .")
    return f"{stem[:_LONGEST] or 'archivo'}{_ENDINGS[kind]}"
