"""Step 9: hand points to areas to be solved, or ask areas for information; by letter or in the system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from ventanilla.cases.areas import solving_areas
from ventanilla.cases.letters import post_of, referral_fields
from ventanilla.cases.models import Case, Point, Referral
from ventanilla.cases.steps import case_at
from ventanilla.documents.actions import issue_letter
from ventanilla.documents.models.act import done
from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.step import OpenStep
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToRefer(Refusal):
    """The referral does not say to whom, about which points or what for."""


@dataclass(frozen=True)
class Destination:
    """One area and the numbers of the points it gets."""

    area: str
    points: tuple[int, ...]
    purpose: str = Referral.SOLVE


def refer(
    *,
    step: OpenStep,
    by: Actor,
    at: datetime,
    destinations: Sequence[Destination],
    instructions: str,
    way: str = Referral.SYSTEM,
) -> dict[str, Any]:
    """One referral for each area. Returns `areas`, the codes the diagram opens a branch for."""
    require(by, "cases.refer", at)
    case = case_at(step, "cases.refer")
    points = {point.number: point for point in case.points.all()}
    _refuse(destinations, instructions, set(points))
    if way not in dict(Referral.WAYS):
        raise UnableToRefer("forma", "Diga si se envía en el sistema o por oficio.", field="way")
    last = Referral.objects.filter(case=case).aggregate(last=Max("round"))["last"] or 0
    for destination in destinations:
        asked = [points[number] for number in destination.points]
        _refer_one(case, destination, asked, last + 1, instructions.strip(), way, by, at)
    return {"areas": [destination.area for destination in destinations]}


def _refuse(destinations: Sequence[Destination], instructions: str, numbers: set[int]) -> None:
    areas = current_pack().section("organisation").areas
    if not destinations:
        raise UnableToRefer("sin-destino", "Elija al menos un área para uno de los puntos.")
    if not instructions.strip():
        raise UnableToRefer("sin-instrucciones", "Escriba qué se pide a las áreas.", field="instructions")
    codes = [destination.area for destination in destinations]
    if len(set(codes)) != len(codes):
        raise UnableToRefer("area-repetida", "Cada área recibe un solo turno con todos sus puntos.")
    for destination in destinations:
        if destination.area not in areas or destination.area not in solving_areas():
            raise UnableToRefer("area", f"Nadie en «{destination.area}» atiende turnos; elija otra área.")
        if not destination.points or not set(destination.points) <= numbers:
            raise UnableToRefer("puntos", f"Diga qué puntos van a «{areas[destination.area].name}».")
        if destination.purpose not in dict(Referral.PURPOSES):
            raise UnableToRefer("proposito", "Diga si el área resuelve o solo informa.")


def _refer_one(
    case: Case,
    to: Destination,
    asked: Sequence[Point],
    turn: int,
    instructions: str,
    way: str,
    by: Actor,
    at: datetime,
) -> None:
    referral = Referral(
        case=case,
        area=to.area,
        round=turn,
        purpose=to.purpose,
        way=way,
        instructions=instructions,
        **done(by, at),
    )
    if way == Referral.LETTER:
        fields = referral_fields(case, referral, asked, by, post_of(by, at))
        referral.document = issue_letter(letter="turno", subject=case.subject, fields=fields, by=by, at=at)
    referral.save(force_insert=True)
    referral.points.set(asked)
    facts = {"area": to.area, "purpose": to.purpose, "way": way, "points": list(to.points)}
    if referral.document:
        facts["letter"] = referral.document.number
    record(event="cases.referred", by=by, at=at, on=case.subject, facts=facts, personal={"instructions": instructions})
