"""What to visit documents and files with: of a petition that Medidores has, of one it has not, of nothing known."""

from datetime import UTC, datetime

from tests.journeys.story import referred_and_kept
from tests.route_objects import SEE_ALL_CASES, Cast, Sample, offer

from ventanilla.documents.actions import attach, issue_letter, store_file
from ventanilla.documents.models import Document
from ventanilla.documents.tests.making import image
from ventanilla.journal.actor import Subject

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
FIELDS = {
    "destinatario": "Guadalupe Pérez López",
    "presentada": datetime(2026, 11, 10, 3, tzinfo=UTC),
    "oficio": "GAU/2026/00001",
    "notificado": "2026-11-12",
    "vencio": "2026-11-18",
    "firma": "Gema Ibarra Soto",
    "cargo": "Gerente de Atención a Usuarios",
}
UNKNOWN = Subject("nobody_told", "1", "X-1")
"""A kind of subject that no floor says who may see."""


def subjects(people: Cast) -> list[tuple[Subject, frozenset[str]]]:
    """Each with who may see it."""
    referred, kept = referred_and_kept(people, AT)
    return [
        (referred.case.subject, SEE_ALL_CASES | {"mario"}),
        (kept.case.subject, SEE_ALL_CASES),
        (UNKNOWN, frozenset()),
    ]


def letters(people: Cast) -> list[tuple[Document, frozenset[str]]]:
    """A letter about each."""
    by = people.gema.actor
    return [
        (issue_letter(letter="cierre_no_acreditado", subject=subject, fields=FIELDS, by=by, at=AT), seen_by)
        for subject, seen_by in subjects(people)
    ]


@offer("documents:document", "documents:pdf", "documents:custody", "documents:voiding", "correspondence:attempt")
def documents(people: Cast) -> list[Sample]:
    return [Sample({"pk": document.pk}, seen_by) for document, seen_by in letters(people)]


@offer("documents:verification")
def public_pages(people: Cast) -> list[Sample]:
    return [Sample({"code": document.code}) for document, _ in letters(people)]


@offer("documents:file")
def files(people: Cast) -> list[Sample]:
    """A different content for each: the same one in two petitions is one file, open to whoever sees either."""
    found, by = [], people.ana.actor
    for width, (subject, seen_by) in enumerate(subjects(people), start=60):
        file = store_file(content=image(size=(width, 40)), name="foto.png", by=by, at=AT)
        attach(file=file, subject=subject, kind="evidence", label="Fotografía", by=by, at=AT)
        found.append(Sample({"pk": file.pk}, seen_by))
    return found
