"""How the subject of a procedure is named, linked and seen: each floor registers its kinds in `process_subjects.py`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ventanilla.deadlines import subjects as deadline_subjects
from ventanilla.journal.actor import Actor, Subject
from ventanilla.staff.queries import Standing


@dataclass(frozen=True)
class SubjectPage:
    """`summary(id)` fills `summary_template`, shown beside a task; a `warning` in it is said above the task's form.

    `titles(ids)` names many in one query. `address(folio)` links from a list without asking the database for each row.
    `seen(ids, standing, actor)` gives, in one query, the folio of each that this person may see.
    """

    kind: str
    title: Callable[[str], str]
    url: Callable[[str], str]
    visible: Callable[[str, Standing, Actor], bool]
    summary_template: str = ""
    summary: Callable[[str], dict[str, Any]] | None = None
    titles: Callable[[Sequence[str]], dict[str, str]] | None = None
    address: Callable[[str], str] | None = None
    seen: Callable[[Sequence[str], Standing, Actor], dict[str, str]] | None = None


SUBJECTS: dict[str, SubjectPage] = {}


def register(kind: str, page: SubjectPage) -> None:
    """Say how subjects of `kind` are shown."""
    SUBJECTS[kind] = page
    deadline_subjects.register(kind, url=page.url, visible=page.visible)


def url_of(kind: str, subject_id: str, folio: str) -> str:
    """Where the subject is shown; "" for a kind nobody registered."""
    page = SUBJECTS.get(kind)
    if page is None:
        return ""
    return page.address(folio) if page.address and folio else page.url(subject_id)


def titles_of(kind: str, ids: Sequence[str]) -> dict[str, str]:
    """The title of each subject; {} for a kind nobody registered."""
    page = SUBJECTS.get(kind)
    if page is None:
        return {}
    return page.titles(ids) if page.titles else {i: page.title(i) for i in ids}


def addresses_of(subjects: Iterable[Subject], held: Standing, by: Actor) -> dict[Subject, str]:
    """Where each of them is shown, of those that this person may see and that are known here by that folio.

    A query for each kind. A kind nobody registered, or that cannot tell many at once, is left out.
    """
    asked: dict[str, set[Subject]] = defaultdict(set)
    for one in subjects:
        asked[one.kind].add(one)
    found: dict[Subject, str] = {}
    for kind, some in asked.items():
        page = SUBJECTS.get(kind)
        if page and page.seen and page.address:
            folios = page.seen(sorted({one.id for one in some}), held, by)
            found |= {one: page.address(one.folio) for one in some if folios.get(one.id) == one.folio}
    return found
