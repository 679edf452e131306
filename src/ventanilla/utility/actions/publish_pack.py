"""Publish a pack: check it, keep its files by hash, and tell each floor that a revision is in force."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor, Subject
from ventanilla.utility.models import PackFile, PackRevision
from ventanilla.utility.queries import forget
from ventanilla.utility.sections import Files, PackRefused, PackView

AFTER_PUBLISHING: list[Callable[[PackView, Actor, datetime], None]] = []
"""Floors add here what they derive from a revision (definitions of processes); same transaction, idempotent."""


@dataclass(frozen=True)
class Publication:
    """What publishing changed: paths added, changed and removed against the revision before."""

    revision: PackRevision
    added: list[str]
    changed: list[str]
    removed: list[str]

    @property
    def is_new(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def read_folder(folder: Path) -> Files:
    """Every file of a pack folder, hidden ones left out. Errors: PackRefused when there is no pack.toml."""
    found = {
        str(path.relative_to(folder)).replace("\\", "/"): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    }
    files = Files(found)
    files.text("pack.toml")
    return files


@transaction.atomic
def publish_pack(*, files: Files, by: Actor, at: datetime) -> Publication:
    """Put a pack in force. Publishing the same files again changes nothing. Errors: PackRefused."""
    view = PackView(files)
    if faults := view.faults():
        raise PackRefused(faults)
    manifest = {path: hashlib.sha256(content).hexdigest() for path, content in files.by_path.items()}
    before = PackRevision.objects.select_for_update().order_by("-pk").first()
    old: Mapping[str, str] = before.manifest if before else {}
    if before and old == manifest:
        return Publication(before, [], [], [])
    for path, sha in manifest.items():
        PackFile.objects.get_or_create(sha256=sha, defaults={"content": files.by_path[path]})
    digest = hashlib.sha256("".join(f"{p}{s}" for p, s in sorted(manifest.items())).encode()).hexdigest()
    revision = PackRevision.objects.create(
        code=view.section("utility").code, manifest=manifest, digest=digest, published_at=at, published_by=by.name
    )
    published = Publication(
        revision,
        added=sorted(manifest.keys() - old.keys()),
        changed=sorted(p for p in manifest.keys() & old.keys() if manifest[p] != old[p]),
        removed=sorted(old.keys() - manifest.keys()),
    )
    view.revision = revision.pk
    record(
        event="utility.pack_published",
        by=by,
        at=at,
        on=Subject("pack", str(revision.pk)),
        facts={"digest": digest, "added": published.added, "changed": published.changed, "removed": published.removed},
    )
    forget()
    for derive in AFTER_PUBLISHING:
        derive(view, by, at)
    return published
