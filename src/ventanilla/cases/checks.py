"""What `ventanilla verify` proves of petitions: each folio its case, each cached column what the facts say."""

from collections.abc import Iterator

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from ventanilla.cases.actions.open_case import words_of
from ventanilla.cases.models import Assessment, Case
from ventanilla.journal.checks import register
from ventanilla.journal.models import IssuedFolio
from ventanilla.processes.models import Instance


def folios_and_cases() -> Iterator[str]:
    """Every folio of the series opened one petition, and every petition carries one of them."""
    issued = IssuedFolio.objects.filter(series="petition")
    for folio in Case.objects.exclude(folio__in=issued.values("folio")).values_list("folio", flat=True):
        yield f"La petición {folio} lleva un folio que su serie no emitió."
    for folio in issued.exclude(folio__in=Case.objects.values("folio")).values_list("folio", flat=True):
        yield f"El folio {folio} se emitió y no hay una petición con él."


def states() -> Iterator[str]:
    """Petitions whose cached matter or closing is not the one that was written, or that have none."""
    assessed = Assessment.objects.filter(case=OuterRef("pk")).order_by("-pk").values("matter")
    cases = Case.objects.annotate(said=Coalesce(Subquery(assessed[:1]), Value("")))
    for folio in cases.filter(state=None).values_list("folio", flat=True):
        yield f"La petición {folio} perdió su lugar en el Control de Peticiones."
    for folio in cases.exclude(state=None).exclude(state__matter=F("said")).values_list("folio", flat=True):
        yield f"La materia de {folio} en el Control de Peticiones no es la que se anotó al identificarla."
    same = Q(state__closed_at=F("closure__at")) | Q(state__closed_at=None, closure=None)
    for folio in cases.exclude(state=None).exclude(same).values_list("folio", flat=True):
        yield f"El cierre de {folio} en el Control de Peticiones no es el que se asentó."


def procedures() -> Iterator[str]:
    """A petition is open as long as its procedure is."""
    ran = Instance.objects.filter(subject_kind="case", subject_id=Cast(OuterRef("pk"), CharField())).order_by("-pk")
    cases = Case.objects.annotate(ran=Subquery(ran.values("pk")[:1]), ended=Subquery(ran.values("closed_at")[:1]))
    for folio in cases.filter(ran=None).values_list("folio", flat=True):
        yield f"La petición {folio} no tiene procedimiento: nadie la seguirá."
    for folio in cases.filter(ran__isnull=False, ended__isnull=False, closure=None).values_list("folio", flat=True):
        yield f"El procedimiento de {folio} terminó, pero la petición no está cerrada."
    for folio in cases.filter(ran__isnull=False, ended=None).exclude(closure=None).values_list("folio", flat=True):
        yield f"La petición {folio} está cerrada, pero su procedimiento sigue abierto."


def words() -> Iterator[str]:
    """Petitions that a search would miss."""
    cases = Case.objects.select_related("account").prefetch_related("words").order_by("pk")
    for case in cases.iterator(chunk_size=1000):
        if words_of(case) != {kept.word for kept in case.words.all()}:
            yield f"Las palabras con que se busca {case.folio} no son las de la petición."


register("Folios de peticiones", folios_and_cases)
register("Control de Peticiones", states)
register("Cada petición y su procedimiento", procedures)
register("Palabras de las peticiones", words)
