"""What `ventanilla verify` proves of petitions: cached state, a next step only while open, folios both ways."""

from collections.abc import Iterator

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from ventanilla.cases.actions.open_case import words_of
from ventanilla.cases.models import (
    Assessment,
    Case,
    CaseAccount,
    CaseState,
    Closure,
    Incident,
    JoinedCase,
    Joining,
    SharedDraft,
    SupportRequest,
)
from ventanilla.journal.checks import register, without
from ventanilla.journal.models import IssuedFolio
from ventanilla.processes.models import Instance, Token

SERIES, INCIDENTS = "petition", "incident"
STEPS = (Token.Kind.TASK, Token.Kind.WAIT, Token.Kind.MESSAGE)


def states_follow_from_facts() -> Iterator[str]:
    """What lists read of a case is what its closure and its last assessment say."""
    for folio in Case.objects.filter(state=None).order_by("pk").values_list("folio", flat=True):
        yield f"La petición {folio} no tiene su estado."
    closed = Closure.objects.filter(case=OuterRef("case")).values("at")[:1]
    last = Assessment.objects.filter(case=OuterRef("case")).order_by("-pk").values("matter")[:1]
    states = CaseState.objects.annotate(fact_at=Subquery(closed), fact=Coalesce(Subquery(last), Value("")))
    one_sided = Q(closed_at=None, fact_at__isnull=False) | Q(closed_at__isnull=False, fact_at=None)
    differs = one_sided | Q(closed_at__lt=F("fact_at")) | Q(closed_at__gt=F("fact_at"))
    for folio in states.filter(differs).order_by("pk").values_list("case__folio", flat=True):
        yield f"El estado de la petición {folio} no coincide con su cierre."
    for folio in states.exclude(matter=F("fact")).order_by("pk").values_list("case__folio", flat=True):
        yield f"La materia de la petición {folio} no es la de su última valoración."


def next_steps() -> Iterator[str]:
    """Each open case waits for somebody or something in its procedure; each closed one for nobody."""
    mine = Instance.objects.filter(subject_kind="case", subject_id=Cast(OuterRef("pk"), CharField()), closed_at=None)
    step = Token.objects.filter(
        instance__subject_kind="case",
        instance__subject_id=Cast(OuterRef("pk"), CharField()),
        instance__closed_at=None,
        finished_at=None,
        kind__in=STEPS,
    )
    cases = Case.objects.order_by("pk").values_list("folio", flat=True)
    for folio in cases.filter(~Exists(step), closure=None):
        yield f"La petición {folio} está abierta y su procedimiento no tiene un paso siguiente."
    for folio in cases.filter(Exists(mine), closure__isnull=False):
        yield f"La petición {folio} está cerrada y su procedimiento sigue abierto."


def folios_match() -> Iterator[str]:
    """No case without its issued folio, no issued folio without its case."""
    issued = IssuedFolio.objects.filter(series=SERIES)
    cases = Case.objects.all()
    for folio in without(cases, "folio", issued, "folio").order_by("pk").values_list("folio", flat=True):
        yield f"La petición {folio} lleva un folio que su serie no emitió."
    for folio in without(issued, "folio", cases, "folio").order_by("pk").values_list("folio", flat=True):
        yield f"El folio {folio} se emitió y no hay una petición con él."


def accounts_are_theirs() -> Iterator[str]:
    """A petition is about the account it was presented with, or else about the one it was given."""
    cases = Case.objects.annotate(fact=Coalesce("account_id", "given_account__account_id"))
    one_sided = Q(state__account=None, fact__isnull=False) | Q(state__account__isnull=False, fact=None)
    differs = one_sided | Q(state__account_id__lt=F("fact")) | Q(state__account_id__gt=F("fact"))
    for folio in cases.filter(differs).order_by("pk").values_list("folio", flat=True):
        yield f"La petición {folio} no está en la cuenta con que se presentó ni en la que se le dio."
    for given in CaseAccount.objects.filter(case__account__isnull=False).select_related("case"):
        yield f"La petición {given.case.folio} ya tenía cuenta y se le dio otra."


def words_are_theirs() -> Iterator[str]:
    """Each petition is found by the words it was presented with."""
    cases = Case.objects.exclude(state=None).select_related("state__account").prefetch_related("words").order_by("pk")
    for case in cases.iterator(chunk_size=1000):
        if words_of(case) != {kept.word for kept in case.words.all()}:
            yield f"Las palabras con que se busca {case.folio} no son las de la petición."


def open_support_is_not_closed() -> Iterator[str]:
    """What is listed as waiting are the requests for support without an end, all of them."""
    for request in SupportRequest.objects.filter(closure=None, waiting=None):
        yield f"El apoyo {request.pk} no tiene término y no está en la lista de los abiertos."
    for request in SupportRequest.objects.filter(closure__isnull=False, waiting__isnull=False):
        yield f"El apoyo {request.pk} ya terminó y sigue en la lista de los abiertos."


def incidents_add_up() -> Iterator[str]:
    """What is joined to an incident now, and how many, is what its joinings and separations say; no folio is lost."""
    listed = JoinedCase.objects.filter(joining=OuterRef("pk"), case=OuterRef("case"), incident=OuterRef("incident"))
    joinings = Joining.objects.annotate(listed=Exists(listed)).select_related("case", "incident").order_by("pk")
    for one in joinings.filter(separation=None, listed=False):
        yield f"La petición {one.case.folio} se reunió en {one.incident.folio} y no está en su lista."
    for one in joinings.filter(separation__isnull=False, listed=True):
        yield f"La petición {one.case.folio} se separó de {one.incident.folio} y sigue en su lista."
    counted = Incident.objects.annotate(n=Count("members")).filter(Q(state=None) | ~Q(state__petitions=F("n")))
    for folio in counted.order_by("pk").values_list("folio", flat=True):
        yield f"La cuenta de peticiones del incidente {folio} no es la de las que tiene reunidas."
    resolved = Q(state__resolved_at=None, resolution__isnull=False) | Q(
        state__resolved_at__isnull=False, resolution=None
    )
    for folio in Incident.objects.filter(resolved).order_by("pk").values_list("folio", flat=True):
        yield f"El estado del incidente {folio} no coincide con su solución."
    issued = IssuedFolio.objects.filter(series=INCIDENTS)
    incidents = Incident.objects.all()
    for folio in without(incidents, "folio", issued, "folio").order_by("pk").values_list("folio", flat=True):
        yield f"El incidente {folio} lleva un folio que su serie no emitió."
    for folio in without(issued, "folio", incidents, "folio").order_by("pk").values_list("folio", flat=True):
        yield f"El folio {folio} se emitió y no hay un incidente con él."


def shared_drafts_say_the_same() -> Iterator[str]:
    """A draft made of a shared answer has its words in every point."""
    parts = ("area", "evidence", "answer", "grounds")
    same = Q(**{f"draft__answers__{part}": F(f"answer__{part}") for part in parts})
    ends = Q(draft__opening=F("answer__opening"), draft__closing=F("answer__closing"))
    made = SharedDraft.objects.annotate(
        said=Count("draft__answers"), alike=Count("draft__answers", filter=same)
    ).exclude(ends & Q(said=F("alike")))
    for folio in made.order_by("pk").values_list("draft__case__folio", flat=True):
        yield f"La respuesta de {folio} no dice lo que su respuesta común."


register("Apoyos pedidos a otros procesos", open_support_is_not_closed)
register("Incidentes y sus peticiones", incidents_add_up)
register("Respuestas comunes", shared_drafts_say_the_same)
register("Estado de las peticiones", states_follow_from_facts)
register("Cada petición abierta tiene un paso siguiente", next_steps)
register("Folios de las peticiones", folios_match)
register("Palabras de las peticiones", words_are_theirs)
register("Cuentas de las peticiones", accounts_are_theirs)
