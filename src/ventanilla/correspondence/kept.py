"""Files of a form that is shown again: a browser forgets them, so they are kept and named by a signed word.

Only who sent them may use the word, within a day; a word that is not ours, or is old, is as if no file had come.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing

from ventanilla.documents.models import StoredFile

_SALT = "correspondence.kept"
_DAY_S = 24 * 3600


@dataclass(frozen=True)
class Kept:
    """The scan of a letter, the papers that came with it, and the proof of its contingency slip."""

    scan: StoredFile | None = None
    papers: Sequence[StoredFile] = ()
    proof: StoredFile | None = None

    @property
    def sha256s(self) -> list[str]:
        return [self.scan.sha256] if self.scan else []

    @property
    def names(self) -> list[str]:
        return [one.name for one in (self.scan, *self.papers, self.proof) if one]

    def word(self, person: str) -> str:
        """The signed word, or "" when nothing was kept. `person` is who sent the files."""
        if not self.names:
            return ""
        scan, proof = (one.pk if one else None for one in (self.scan, self.proof))
        said = {"by": person, "scan": scan, "papers": [p.pk for p in self.papers], "proof": proof}
        return signing.dumps(said, salt=_SALT)


def kept_by(word: str, person: str) -> Kept:
    """What the word stands for, for that person; nothing when it does not hold."""
    try:
        said = signing.loads(word, salt=_SALT, max_age=_DAY_S)
    except signing.BadSignature:
        return Kept()
    if said["by"] != person:
        return Kept()
    found = StoredFile.objects.in_bulk([pk for pk in [said["scan"], *said["papers"], said["proof"]] if pk])
    return Kept(found.get(said["scan"]), [found[pk] for pk in said["papers"] if pk in found], found.get(said["proof"]))
