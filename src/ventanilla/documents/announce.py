"""The note after an act that issued letters: the links with which they are printed at once."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ventanilla.documents.models import Document
from ventanilla.journal.actor import Subject
from ventanilla.journal.prepared import prepared


def printed_note(subject: Subject, at: datetime) -> SafeString:
    """Links to the letters that the act done at `at` issued about the subject; "" when it issued none."""
    issued = _issued(subject.kind, subject.id, at)
    return format_html_join(
        " ",
        '<a class="alert-link" href="{}">Imprimir: {} {}</a>',
        ((reverse("documents:pdf", args=[one.pk]), one.title, one.number) for one in issued),
    )


@prepared
def _issued(kind: str, pk: str, at: datetime) -> QuerySet[Document]:
    return Document.objects.filter(subject_kind=kind, subject_id=pk, at=at).order_by("pk")
