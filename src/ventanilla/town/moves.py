"""What a person of the town does at each task: the values of its form, as a careful clerk would fill it."""

import io
import random
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageDraw

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.areas import attending_areas, solving_areas
from ventanilla.cases.catalogue import attended
from ventanilla.cases.models import Case, Referral
from ventanilla.cases.receipt import Receipt
from ventanilla.lib.text import fold
from ventanilla.town.words import ANSWERS, REPORTS
from ventanilla.utility.queries import current_pack

Move = Callable[[random.Random, Case], dict[str, Any]]
LITTLE = 4
"""Words of so many letters or fewer say nothing of what a matter is about."""


def _assess(chance: random.Random, case: Case) -> dict[str, Any]:
    return {"matter": case.state.matter or _matter(chance, case), "immediate": False}


def _matter(chance: random.Random, case: Case) -> str:
    """One of those whose name shares most words with what was asked; any of them when none does."""
    asked = set(fold(f"{case.summary} {' '.join(p.text for p in case.points.all())}").split())
    shared: dict[int, list[str]] = {}
    for code, matter in attended(current_pack().section("matters")).items():
        words = {word for word in fold(matter.name).split() if len(word) > LITTLE}
        shared.setdefault(len(words & asked), []).append(code)
    return chance.choice(shared[max(shared)])


def _control(chance: random.Random, case: Case) -> dict[str, Any]:
    third = current_pack().section("capacities")[case.capacity].third_party
    return {"third_party": third and chance.random() < 0.8}


def _papers(chance: random.Random, case: Case) -> dict[str, Any]:
    asked = [paper.code for paper in papers_for(case)]
    lacks = chance.random() < 0.12 and not case.paper_checks.exists()
    return {"papers": asked[:-1] if lacks else asked}


def _refer(chance: random.Random, case: Case) -> dict[str, Any]:
    areas = _solving_areas()
    matter = current_pack().section("matters").get(case.state.matter)
    main = matter.area if matter and matter.area in areas else chance.choice(areas)
    numbers = list(case.points.values_list("number", flat=True))
    others = [area for area in areas if area != main]
    other = chance.choice(others) if others else main
    split = len(numbers) > 1 and chance.random() < 0.4 and other != main
    to = [Destination(main, tuple(numbers[:1] if split else numbers), Referral.SOLVE)]
    if split:
        to.append(Destination(other, tuple(numbers[1:]), Referral.SOLVE))
    way = chance.choice([Referral.SYSTEM, Referral.SYSTEM, Referral.LETTER])
    return {"destinations": to, "instructions": "Se solicita atender y enviar las pruebas.", "way": way}


def _solve(chance: random.Random, case: Case) -> dict[str, Any]:
    if chance.random() < 0.05:
        return {"result": "returned", "text": "El asunto corresponde a otra área."}
    folio = f"F-{chance.randrange(1000, 99999)}"
    return {"result": "solved", "text": chance.choice(REPORTS), "external_folio": folio}


def _determine(chance: random.Random, case: Case) -> dict[str, Any]:
    returned = case.referrals.filter(returned__isnull=False, round=1).exists() and case.referrals.count() < 3
    return {"next_step": "turnar" if returned else chance.choice(["responder"] * 4 + ["complementar"])}


def _draft(chance: random.Random, case: Case) -> dict[str, Any]:
    area = attending_areas()[0]
    taken = [
        Taken(n, area, "Informe del área y su anexo", chance.choice(ANSWERS), "Reglamento del organismo, art. 66")
        for n in case.points.values_list("number", flat=True)
    ]
    return {"opening": "", "closing": "Quedamos a sus órdenes para cualquier aclaración.", "taken": taken}


def _review(chance: random.Random, case: Case) -> dict[str, Any]:
    good = chance.random() < 0.88 or case.drafts.count() > 1
    return {"approved": good, "reason": "" if good else "Falta citar la prueba en el primer punto."}


def _receive(chance: random.Random, case: Case) -> dict[str, Any]:
    return {"receipt": Receipt("personal", case.petitioner, signature=signature(chance))}


def _deliver(chance: random.Random, case: Case) -> dict[str, Any]:
    if chance.random() < 0.15:
        return {"delivered": False, "receipt": Receipt("personal", "", note="No acudió; se intentará en su domicilio.")}
    return {"delivered": True} | _receive(chance, case)


def _note(words: str) -> Move:
    return lambda chance, case: {"note": words}


def _nothing(chance: random.Random, case: Case) -> dict[str, Any]:
    return {}


def _solving_areas() -> list[str]:
    """Areas that attend referrals, but for those where answers are approved or petitions begin."""
    posts = current_pack().section("organisation").posts.values()
    above = {p.area for p in posts if p.approves} | set(attending_areas())
    return sorted(set(solving_areas()) - above)


def signature(chance: random.Random) -> bytes:
    """A scrawl, as the screen sends it."""
    image = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    line = [(x, chance.randrange(15, 105)) for x in range(20, 390, 30)]
    ImageDraw.Draw(image).line(line, fill=(10, 20, 90, 255), width=4, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


MOVES: dict[str, tuple[float, Move]] = {
    "cases.route": (0.9, lambda chance, case: {"area": attending_areas()[0], "note": "Atender conforme a derecho."}),
    "cases.assess": (1.0, _assess),
    "cases.enter_control": (1.0, _control),
    "cases.require_accreditation": (0.9, _nothing),
    "cases.receive_accreditation_notice": (0.7, _receive),
    "cases.receive_accreditation": (
        0.3,
        lambda chance, case: {"papers": [p.code for p in papers_for(case) if p.proves_standing]},
    ),
    "cases.check_papers": (0.8, _papers),
    "cases.request_papers": (0.9, _nothing),
    "cases.refer": (0.8, _refer),
    "cases.acknowledge_referral": (0.7, _nothing),
    "cases.solve_referral": (0.3, _solve),
    "cases.follow_up": (0.8, _note("Se pidió avance; el área informa que está en proceso.")),
    "cases.remind_area": (0.6, _note("Se recordó al área por teléfono.")),
    "cases.escalate_area": (0.5, _note("Se instruyó al área a responder a la brevedad.")),
    "cases.warn_term": (0.7, _note("Se revisó lo que falta y se dio prioridad.")),
    "cases.attend_expiry": (0.4, _note("Se instruyó emitir la respuesta de inmediato.")),
    "cases.determine": (0.7, _determine),
    "cases.complement": (
        0.7,
        lambda chance, case: {
            "kind": "contact",
            "description": "Se llamó al usuario para confirmar los datos.",
        },
    ),
    "cases.draft_answer": (0.6, _draft),
    "cases.review_answer": (0.6, _review),
    "cases.deliver_answer": (0.35, _deliver),
    "cases.issue_letter": (0.7, _nothing),
    "cases.deliver_letter": (0.6, _deliver),
    "cases.discharge_folio": (0.8, _nothing),
    "cases.hand_over_file": (
        0.8,
        lambda chance, case: {"holder": attending_areas()[0], "received_by": "Archivo de la dirección"},
    ),
    "cases.close": (0.9, _nothing),
}
"""For each task: the chance that somebody does it at a turn of the day, and how."""
