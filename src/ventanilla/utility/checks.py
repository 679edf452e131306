"""What `ventanilla verify` examines of the published packs: each file is the one its hash names."""

import hashlib
from collections.abc import Iterator

from ventanilla.journal.checks import register
from ventanilla.utility.models import PackFile, PackRevision
from ventanilla.utility.sections import digest_of


def published_packs() -> Iterator[str]:
    """Files whose bytes are not those of their hash, and revisions that lack a file or were rewritten."""
    kept = set()
    for file in PackFile.objects.iterator():
        kept.add(file.sha256)
        if hashlib.sha256(bytes(file.content)).hexdigest() != file.sha256:
            yield f"El archivo publicado {file.sha256[:12]} no corresponde a su huella."
    for revision in PackRevision.objects.iterator():
        if digest_of(revision.manifest) != revision.digest:
            yield f"La revisión {revision.pk} del paquete no corresponde a su huella."
        for path, sha in revision.manifest.items():
            if sha not in kept:
                yield f"A la revisión {revision.pk} del paquete le falta «{path}»."


register("Paquetes publicados", published_packs)
