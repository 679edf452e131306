"""What deadlines are about, told by the floors above: where its page is, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from ventanilla.journal.actor import Actor
from ventanilla.staff.queries import Standing


@dataclass(frozen=True)
class SubjectLink:
    """`url(id)` is the subject's page; `visible(id, standing, actor)` whether that person may see it."""

    url: Callable[[str], str]
    visible: Callable[[str, Standing, Actor], bool]


LINKS: dict[str, SubjectLink] = {}


def register(kind: str, *, url: Callable[[str], str], visible: Callable[[str, Standing, Actor], bool]) -> None:
    """Say it once per kind, at start."""
    LINKS[kind] = SubjectLink(url, visible)


def url_of(kind: str, subject_id: str) -> str:
    """The subject's page, or "" when nobody told."""
    return LINKS[kind].url(subject_id) if kind in LINKS else ""


def may_see(kind: str, subject_id: str, standing: Standing, actor: Actor) -> bool:
    """Whether the subject may be seen; a kind nobody told about is closed."""
    return kind in LINKS and LINKS[kind].visible(subject_id, standing, actor)
