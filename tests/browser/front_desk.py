"""An awkward day of the front desk on a furnished server: `python -m tests.browser.front_desk FILE`.

Names that do not fit, a petition of forty points in six areas, twelve matters in one visit, yesterday closed and the
day before empty. FILE gets, as JSON, the address of each screen and printed form, with somebody who may open it.
"""

import json
import os
import sys
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import django

from tests.browser.front_desk_places import addresses
from tests.browser.outstanding import LONG

FIRM = "Constructora y Administradora de Inmuebles Industriales Hernández-Villaseñor y Asociados, S. A. P. I. de C. V."
WORDS = "No reconoce el consumo de los últimos seis bimestres, pide revisar el medidor y que se le explique cada cargo"
UNBROKEN = "RAS/2026/11/NAUCALPAN-GERENCIADEATENCIONAUSUARIOS/000001204/BIS"
AREAS = ("medidores", "padron", "inspecciones", "ingresos", "estados_cuenta", "secretaria_particular")
HEADS = {"medidores": "mario", "padron": "pilar", "inspecciones": "carla"}
PAPERS = ["identificacion", "cuenta"]


def long_points(count: int) -> tuple[str, ...]:
    return tuple(f"{n} · {WORDS} de la cuenta, con número de recibo {UNBROKEN}" for n in range(1, count + 1))


def petition_of_forty(people: Any, at: datetime) -> Any:
    """Forty long points in six areas, half of them answered."""
    from tests.journeys.story import Story
    from ventanilla.cases.actions.open_case import Petitioner, open_case
    from ventanilla.cases.actions.refer import Destination
    from ventanilla.register.queries import account

    story = Story(people, at)
    points = long_points(40)
    story.case = open_case(
        channel="presencial",
        petitioner=Petitioner(LONG, email=f"{'guadalupe.' * 5}perez@correo-muy-largo.ejemplo.com", phone="5512345678"),
        summary=f"{WORDS}. {WORDS}"[:300],
        points=points,
        account=account("7001-1"),
        filed_at=at,
        key="forty",
        by=people.ana.actor,
        at=at,
    )
    story.until("p09_turnar")
    destinations = [
        Destination(area, tuple(n for n in range(1, 41) if n % len(AREAS) == k)) for k, area in enumerate(AREAS)
    ]
    story.do("p09_turnar", "gema", destinations=destinations, instructions=f"{WORDS}. " * 4, way="letter")
    for area, who in HEADS.items():
        story.do("a_acusar", who, of=area)
        solved = {"result": "solved", "text": f"{WORDS}. " * 3, "external_folio": UNBROKEN}
        story.do("a_atender", who, of=area, **solved)
    story.now += timedelta(days=1)
    return story


def petition_answered(people: Any, at: datetime) -> Any:
    """Twelve long points, answered in a letter, signed for by somebody of a very long name."""
    from tests.journeys.story import Story, drawn_signature
    from ventanilla.cases.actions.draft_answer import Taken
    from ventanilla.cases.actions.refer import Destination
    from ventanilla.cases.receipt import Receipt
    from ventanilla.register.queries import account

    points = long_points(12)
    other = Story(people, at)
    other.open(summary=WORDS, points=points, account=account("7001-3"))
    other.until("p09_turnar")
    numbers = tuple(range(1, 13))
    other.do("p09_turnar", "gema", destinations=[Destination("medidores", numbers)], instructions=WORDS, way="letter")
    other.do("a_acusar", "mario")
    other.do("a_atender", "mario", result="solved", text=f"{WORDS}. " * 4, external_folio=UNBROKEN)
    other.do("p11_determinar", "ana", next_step="responder")
    taken = [Taken(n, "medidores", UNBROKEN, f"{WORDS}. " * 2, "Artículo 129 del Código Financiero") for n in numbers]
    other.do("p12_elaborar", "ana", opening=f"{WORDS}. " * 3, closing=f"{WORDS}. ", taken=taken)
    other.do("p12_visto_bueno", "diana", approved=True)
    received = Receipt("personal", LONG, signature=drawn_signature())
    other.do("p13_entregar", "ana", delivered=True, receipt=received)
    return other


def visits(people: Any, at: datetime) -> Any:
    """Yesterday with every ending, closed; today a visit of twelve matters, still open. The open one."""
    from ventanilla.reception.actions.add_matter import add_matter
    from ventanilla.reception.actions.close_log_day import close_log_day
    from ventanilla.reception.actions.end_matter import end_matter
    from ventanilla.reception.actions.enter_visit import enter_visit
    from ventanilla.register.queries import account
    from ventanilla.utility.queries import local_day

    ana, before = people.ana.actor, at - timedelta(days=1)
    close_log_day(day=local_day(at - timedelta(days=2)), by=people.gema.actor, at=at)
    ends: list[dict[str, str]] = [
        {"kind": "informed", "note": f"{WORDS}. {WORDS}"[:300]},
        {
            "kind": "resolved",
            "resolution": "correccion_padron",
            "legacy_system": "SCCAN",
            "legacy_folio": UNBROKEN,
            "note": "Ya",
        },
        {"kind": "sent", "area": "medidores", "note": "Se le dio pase."},
        {"kind": "left"},
    ]
    for n in range(28):
        name = (LONG, "Hilario Cruz", FIRM, "Mercedes Ávila Ortega")[n % 4]
        matter = WORDS if n % 3 == 0 else "Su recibo"
        came = before - timedelta(days=3) if n == 5 else None
        which = account("7001-1") if n % 2 else None
        visit = enter_visit(
            name=name, matter=matter, account=which, key=f"y{n}", came_at=came, by=ana, at=before + timedelta(seconds=n)
        )
        if n == 2:
            add_matter(visit=visit, matter="Otro asunto", by=ana, at=before + timedelta(seconds=n))
            end_matter(visit=visit, number=2, kind="informed", note="Bien", by=ana, at=before + timedelta(seconds=n))
        end_matter(visit=visit, by=ana, at=before + timedelta(seconds=n + 5), **ends[n % 4])
    close_log_day(day=local_day(before), by=people.gema.actor, at=at)
    late = enter_visit(
        name=LONG, matter=WORDS, account=account("7001-1"), key="t0", came_at=before - timedelta(days=4), by=ana, at=at
    )
    for n in range(2, 13):
        add_matter(visit=late, matter=f"{n} · {WORDS}", by=ana, at=at)
    for n in range(1, 5):
        end_matter(visit=late, number=n, by=ana, at=at, **ends[n - 1])
    done = enter_visit(name="Hilario Cruz", matter="Su recibo", account=None, key="t1", by=ana, at=at)
    end_matter(visit=done, kind="informed", note="Bien", by=ana, at=at)
    return late


def turns(people: Any, at: datetime) -> Any:
    """Desks open, people waiting, one called, one aside, some done. A ticket that waits and one at its desk."""
    from ventanilla.turns.actions import (
        call_next,
        end_attention,
        issue_ticket,
        no_show,
        open_desk,
        park,
        recall,
        start_attention,
    )
    from ventanilla.utility.queries import local_day, zone

    # So short a while before now that the day is still the same one just after midnight.
    step = min(timedelta(minutes=1), (at - datetime.combine(local_day(at), time(), zone())) / 80)
    wanted = ("recibo", "descuento", "datos", "falla", "seguimiento", "tramite", "pagar", "escrito")
    desks = {"ana": "1", "gema": "3", "beto": "C1", "ofelia": "5"}
    given = []
    for n in range(34):
        moment = at - step * (70 - n)
        given.append(
            issue_ticket(
                matter=wanted[n % 8],
                condition="" if n % 5 else "embarazo",
                key=f"k{n}",
                by=people.ana.actor,
                at=moment,
            )
        )
    for who, desk in desks.items():
        open_desk(desk=desk, by=getattr(people, who).actor, at=at - step * 36)
    for n, who in enumerate(
        ("ana", "gema", "beto", "ana", "ofelia", "gema", "ana", "beto", "ana", "gema", "ana", "gema")
    ):
        by, moment = getattr(people, who).actor, at - step * (30 - 2 * n)
        ticket = call_next(by=by, at=moment).ticket
        if n == 3:
            recall(ticket=ticket, by=by, at=moment + step / 3)
            no_show(ticket=ticket, by=by, at=moment + step / 2)
        elif n in (5, 6):
            park(ticket=ticket, note="Fue por copias de su identificación y de su último recibo", by=by, at=moment)
        elif n < 10:
            start_attention(ticket=ticket, by=by, at=moment + step)
            end_attention(ticket=ticket, by=by, at=moment + step * (2 + n % 3))
        called = ticket
    return given[-1], called


def other_things(people: Any, at: datetime) -> None:
    """Supports asked and ended, messages sent, refused and waiting."""
    from ventanilla.cases.actions.request_support import close_support, request_support
    from ventanilla.cases.models import Case
    from ventanilla.notices import carriers
    from ventanilla.notices.actions import send_due
    from ventanilla.notices.carriers import Undeliverable, Unreachable
    from ventanilla.notices.tests.making import Obedient, told_case

    case = Case.objects.get(key="forty")
    for n, kind in enumerate(("soporte_tecnico", "compras", "servicios_generales", "capital_humano")):
        given = {"kind": kind, "text": f"{WORDS}. " * (1 + 3 * n), "key": f"s{n}", "folio": UNBROKEN if n % 2 else ""}
        asked = request_support(case=case, by=people.ana.actor, at=at - timedelta(days=9 - n), **given)
        if n == 3:
            close_support(request=asked, kind="attended", answer=f"{WORDS}. " * 3, by=people.ana.actor, at=at)
    for n in range(4):
        told_case(people, at, email=f"{'persona.' * (1 + 4 * n)}z@correo.example.com", phone="5512345678" if n else "")

    def answers(parcel: Any) -> str:
        if len(parcel.to) > 60:
            raise Undeliverable("550 5.1.1 The email account that you tried to reach does not exist. Please try again")
        if len(parcel.to) > 40:
            raise Unreachable("451 4.3.0 Temporary lookup failure")
        return "250 2.0.0 OK queued as 4F1B2C"

    carriers.engage("email", Obedient(meets=answers))
    for minute in range(3):
        send_due(at + timedelta(minutes=minute), 100)


def main(file: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.core.management import call_command

    from tests.browser import registry_office
    from ventanilla.staff.models import Person

    people = SimpleNamespace(**{p.username: p for p in Person.objects.all()})
    at = datetime.now(UTC)
    registry_office.main()
    before = at - timedelta(days=6)
    forty, answered = petition_of_forty(people, before), petition_answered(people, before)
    tried = {
        "forty": forty.case,
        "answered": answered.case,
        "visit": visits(people, at),
        "turns": turns(people, at),
    }
    other_things(people, at)
    call_command("work", once=True)
    with open(file, "w") as out:
        json.dump(addresses(tried, at), out)


if __name__ == "__main__":
    main(sys.argv[1])
