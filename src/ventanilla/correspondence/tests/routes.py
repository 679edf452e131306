"""What to visit the registry office with: a letter that opened nothing yet and one that opened a petition."""

from datetime import UTC, datetime

from tests.journeys.story import Story
from tests.route_objects import Cast, Sample, offer

from ventanilla.correspondence.actions import issue_block, receive_letter, take_scan, tie_letter
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.actions import store_file
from ventanilla.documents.tests.making import pdf

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


def loose_and_tied(people: Cast) -> list[IncomingLetter]:
    by = people.ofelia.actor
    loose, tied = (
        receive_letter(sender="Lupe", about="Consumo", sheets=2, scan=None, received_at=AT, by=by, at=AT)
        for _ in range(2)
    )
    tie_letter(letter=tied, subject=Story(people, AT).open().subject, by=by, at=AT)
    return [loose, tied]


@offer("correspondence:letter", "correspondence:stamp", "correspondence:label")
def letters(people: Cast) -> list[Sample]:
    return [Sample({"folio": letter.folio}) for letter in loose_and_tied(people)]


@offer(
    *(f"correspondence:{name}" for name in ("block", "block_paper", "spoil", "late", "give_back", "close_block")),
)
def blocks(people: Cast) -> list[Sample]:
    block = issue_block(count=2, taken_by="Ana", place="Ventanilla", by=people.ofelia.actor, at=AT)
    return [Sample({"pk": block.pk})]


@offer("correspondence:scan")
def scans(people: Cast) -> list[Sample]:
    file = store_file(content=pdf(), name="hoja.pdf", by=people.ofelia.actor, at=AT)
    arrival = take_scan(file=file, name="hoja.pdf", words=[], by=people.ofelia.actor, at=AT)
    return [Sample({"pk": arrival.pk})]


@offer("correspondence:discharge", "correspondence:routing")
def moves(people: Cast) -> list[Sample]:
    """A letter that opened a petition is moved only by its procedure."""
    loose, tied = loose_and_tied(people)
    return [Sample({"folio": loose.folio}), Sample({"folio": tied.folio}, frozenset())]
