"""Publish a pack: check it, keep its files by hash, and tell each floor that a revision is in force."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.models import IssuedFolio
from ventanilla.utility.changes import Change, changes
from ventanilla.utility.folders import read_folder
from ventanilla.utility.models import PackFile, PackRevision
from ventanilla.utility.queries import forget, pack_of
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView

__all__ = ["AFTER_PUBLISHING", "KEPT", "Publication", "publish_pack", "read_folder", "refuse_altered"]

AFTER_PUBLISHING: list[Callable[[PackView, Actor, datetime], None]] = []
"""Floors add here what they derive from a revision (definitions of processes); same transaction, idempotent."""

KEPT: list[Callable[[], Iterable[str]]] = []
"""Floors add here Spanish sentences about what is open and keeps what an earlier revision said."""


@dataclass(frozen=True)
class Publication:
    """What publishing changed against the revision before, by path."""

    revision: PackRevision
    changes: list[Change]

    @property
    def is_new(self) -> bool:
        return bool(self.changes)

    def paths(self, what: str) -> list[str]:
        """The paths that were "added", "changed" or "removed"."""
        return [change.path for change in self.changes if change.what == what]


def publish_pack(*, files: Files, by: Actor, at: datetime) -> Publication:
    """Put a pack in force. Publishing the same files again changes nothing. Errors: PackRefused."""
    try:
        return _publish(files, by, at)
    finally:
        # Also when it was undone: the number of a revision that never was may be given to the next one.
        forget()


def _refuse_another(before: PackRevision | None, view: PackView) -> None:
    """A database that has numbered something belongs to its utility for good. Errors: PackRefused."""
    code = view.section("utility").code
    if before and before.code != code and IssuedFolio.objects.exists():
        line = view.files.line("pack.toml", "code")
        sentence = (
            f"Esta base es de «{before.code}» y ya dio folios; publique su paquete, o use otra base para «{code}»."
        )
        raise PackRefused([Fault("pack.toml", line, sentence)])


def refuse_altered(before: PackRevision | None, view: PackView, at: datetime) -> None:
    """What was published and is in force stays as it was, in the pack of the same utility. Errors: PackRefused."""
    utility = view.section("utility")
    code = utility.code
    if before is None or before.code != code:
        return
    if faults := view.altered(pack_of(before.pk), at.astimezone(utility.zone).date()):
        raise PackRefused(faults)


@transaction.atomic
def _publish(files: Files, by: Actor, at: datetime) -> Publication:
    view = PackView(files)
    if faults := view.faults():
        raise PackRefused(faults)
    manifest = files.manifest()
    before = PackRevision.objects.select_for_update().order_by("-pk").first()
    old: Mapping[str, str] = before.manifest if before else {}
    if before and old == manifest:
        return Publication(before, [])
    _refuse_another(before, view)
    refuse_altered(before, view, at)
    for path, sha in manifest.items():
        PackFile.objects.get_or_create(sha256=sha, defaults={"content": files.by_path[path]})
    revision = PackRevision.objects.create(
        code=view.section("utility").code,
        manifest=manifest,
        digest=files.digest(),
        published_at=at,
        published_by=by.name,
    )
    published = Publication(revision, changes(old, manifest))
    view.revision = revision.pk
    record(
        event="utility.pack_published",
        by=by,
        at=at,
        on=Subject("pack", str(revision.pk)),
        facts={
            "digest": revision.digest,
            **{what: published.paths(what) for what in ("added", "changed", "removed")},
        },
    )
    forget()
    for derive in AFTER_PUBLISHING:
        derive(view, by, at)
    return published
