"""A petition as its person sees it: how it stands, who has it, until when, what to do. No other name is on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.areas import attending_areas
from ventanilla.cases.incident_queries import incident_of
from ventanilla.cases.models import Case, Point, Referral
from ventanilla.correspondence.queries import delivery_of
from ventanilla.deadlines.explanation import Explanation, explained
from ventanilla.deadlines.queries import deadlines_of
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry
from ventanilla.portal.words import PUBLIC, masked
from ventanilla.utility.queries import current_pack

STEPS = 40
"""The latest public steps shown; a petition seldom has twenty."""


@dataclass(frozen=True)
class Standing:
    """How it stands in a word and in a sentence, what the person must do, and what she may collect."""

    word: str
    sentence: str
    todo: list[str] = field(default_factory=list)
    ready: list[Document] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One public step."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Shared:
    """What others reported too: what it is, and what was done about it, or "" while it is not over."""

    title: str
    done: str


@dataclass(frozen=True)
class Sight:
    """All that the page shows; `shared` when the petition is one of several about the same."""

    case: Case
    name: str
    points: list[Point]
    standing: Standing
    deadline: Explanation | None
    steps: list[Step]
    complaints: str
    shared: Shared | None


def sight_of(case: Case, now: datetime) -> Sight:
    """The page of a case at a moment."""
    legal = [d for d in deadlines_of(case.subject) if d.group == "legal" and not d.reminder]
    settings = current_pack().section("utility").settings
    return Sight(
        case=case,
        name=masked(case.petitioner),
        points=list(case.points.all()),
        standing=_standing(case),
        deadline=explained(legal[-1], now) if legal else None,
        steps=_steps(case),
        complaints=str(settings.get("public.complaints", "")),
        shared=_shared(case),
    )


def _shared(case: Case) -> Shared | None:
    """What others reported too, as the incident tells it; None while this petition is alone in it."""
    incident = incident_of(case.pk)
    if incident is None or incident.state.petitions < 2:
        return None
    ending = getattr(incident, "resolution", None)
    return Shared(incident.title, ending.what if ending else "")


def _steps(case: Case) -> list[Step]:
    """Newest first."""
    found = Entry.objects.filter(subject_kind="case", subject_id=str(case.pk), event__in=PUBLIC)
    return [
        Step(entry.at, PUBLIC[entry.event].format(area=_area(str(entry.facts.get("area", "")))))
        for entry in found.order_by("-pk")[:STEPS]
    ]


def _area(code: str) -> str:
    area = current_pack().section("organisation").areas.get(code)
    return area.name if area else "el área que la atiende"


def _standing(case: Case) -> Standing:
    """The first of these that holds, nearest the end first."""
    for look in LOOKS:
        found = look(case)
        if found is not None:
            return found
    here = [_area(code) for code in attending_areas()[:1]]
    return Standing("En revisión", "Estamos revisando lo que pidió.", areas=here)


def _closed(case: Case) -> Standing | None:
    closure = getattr(case, "closure", None)
    if closure is None:
        return None
    return Standing("Cerrada", f"Su petición se cerró: {closure.get_reason_display().lower()}.")


def _answered(case: Case) -> Standing | None:
    issued = getattr(case, "issued_answer", None)
    if issued is None:
        return None
    if delivery_of(issued.document):
        return Standing("Respuesta entregada", "Ya recibió la respuesta; estamos cerrando el expediente.")
    return Standing(
        "Respuesta lista",
        "La respuesta a su petición está lista para que la recoja.",
        ["Pase a la ventanilla por su respuesta, con una identificación oficial."],
        [issued.document],
        [_area(code) for code in attending_areas()[:1]],
    )


def _unproved(case: Case) -> Standing | None:
    asked = getattr(case, "accreditation_request", None)
    if asked is None or hasattr(asked, "accreditation"):
        return None
    papers = [paper.name for paper in papers_for(case) if paper.proves_standing]
    if not hasattr(asked, "notice"):
        todo = ["Pase a la ventanilla por el oficio; el plazo para acreditar empieza cuando lo reciba."]
        return Standing("Debe acreditar", "Falta que acredite que puede pedir esto.", todo, [asked.document])
    todo = [f"Traiga a la ventanilla: {name}." for name in papers]
    return Standing("Debe acreditar", "Falta que acredite que puede pedir esto, dentro del plazo del oficio.", todo)


def _lacking(case: Case) -> Standing | None:
    last = case.paper_checks.order_by("-pk").first()
    if last is None or not last.missing:
        return None
    todo = [f"Traiga a la ventanilla: {paper.name}." for paper in papers_for(case) if paper.code in last.missing]
    told = case.missing_papers.order_by("-pk").select_related("document").first()
    ready = [told.document] if told else []
    return Standing("Faltan documentos", "Para seguir nos hace falta que traiga documentos.", todo, ready)


def _referred(case: Case) -> Standing | None:
    if not case.referrals.exists():
        return None
    waiting = Referral.objects.filter(case=case, answer=None, returned=None).order_by("pk")
    areas = [_area(code) for code in dict.fromkeys(waiting.values_list("area", flat=True))]
    if areas:
        return Standing("En revisión", "La está revisando el área que debe resolverla.", areas=areas)
    here = [_area(code) for code in attending_areas()[:1]]
    return Standing("En respuesta", "Estamos preparando la respuesta.", areas=here)


LOOKS: tuple[Callable[[Case], Standing | None], ...] = (_closed, _answered, _unproved, _lacking, _referred)
