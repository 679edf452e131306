"""What `ventanilla verify` asks of documents: contents sound, numbers once, signatures where a delivery says so."""

from collections.abc import Iterator

from django.db.models import Count

from ventanilla.documents import store
from ventanilla.documents.models import Document, StoredFile
from ventanilla.journal.checks import register, without
from ventanilla.journal.models import IssuedFolio


def files_are_sound() -> Iterator[str]:
    """Every stored file is on the shelf and is what its hash says."""
    for pk, sha256, name in StoredFile.objects.values_list("pk", "sha256", "name").iterator(chunk_size=1000):
        if not store.is_sound(sha256):
            yield f"El archivo {pk} («{name}») falta en el almacén o fue alterado; restáurelo del respaldo."


def numbers_are_single() -> Iterator[str]:
    """Every letter's number was issued by its series, and no number is on two letters."""
    for row in Document.objects.values("number").annotate(times=Count("pk")).filter(times__gt=1):
        yield f"El número {row['number']} está en {row['times']} documentos."
    unknown = without(Document.objects.all(), "number", IssuedFolio.objects.all(), "folio")
    for number in unknown.values_list("number", flat=True):
        yield f"El documento {number} lleva un número que ninguna serie emitió."


register("Archivos en el almacén", files_are_sound)
register("Números de documentos", numbers_are_single)
