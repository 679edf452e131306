"""Fills a furnished server with a petition stopped at each step, and tells what there is to look at, as JSON.

`python -m tests.browser.populate FILE` writes {name: [address, who]}: every screen that needs an object.
"""

import json
import os
import sys
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import django

PAPERS = ["identificacion", "cuenta"]
SUMMARIES = ("Cobro excesivo en el último recibo", "No reconoce la lectura de su medidor", "Pide corregir el nombre")
POINTS = ("Que se revise la lectura del bimestre", "Que se corrija el nombre del titular")


def main_road() -> list[tuple[str, str, dict[str, Any]]]:
    """Each step of a petition that goes well: node, who, and what she answers."""
    from tests.journeys.story import drawn_signature
    from ventanilla.cases.actions.draft_answer import Taken
    from ventanilla.cases.actions.refer import Destination
    from ventanilla.cases.receipt import Receipt

    two = [Destination("medidores", (1,)), Destination("padron", (2,))]
    grounds = "Artículo 129 del Código Financiero del Estado de México"
    taken = [
        Taken(1, "medidores", "Informe RAS-1204", "La lectura es correcta: 1,204 m³.", grounds),
        Taken(2, "padron", "Informe RAS-1205", "El nombre quedó corregido.", grounds),
    ]
    signed = Receipt("personal", "Guadalupe Pérez López", signature=drawn_signature())
    solved = {"result": "solved", "text": "Se atendió en campo y se anexa el informe."}
    return [
        ("p03_identificar", "ana", {"matter": "medidor", "immediate": False}),
        ("p06_control", "ana", {"third_party": False}),
        ("p09_revisar", "ana", {"papers": PAPERS}),
        ("p09_turnar", "gema", {"destinations": two, "instructions": "Informe con pruebas.", "way": "letter"}),
        ("a_acusar", "mario", {}),
        ("a_acusar", "pilar", {}),
        ("a_atender", "mario", solved | {"external_folio": "RAS-1204"}),
        ("a_atender", "pilar", solved | {"external_folio": "RAS-1205"}),
        ("p11_determinar", "ana", {"next_step": "responder"}),
        ("p12_elaborar", "ana", {"opening": "Con relación a su petición", "closing": "Atentamente.", "taken": taken}),
        ("p12_visto_bueno", "diana", {"approved": True}),
        ("p13_entregar", "ana", {"delivered": True, "receipt": signed}),
        ("p13_baja", "ofelia", {}),
        ("p13_expediente", "gema", {"holder": "direccion_comercial", "received_by": "Diana Quiroz Peña"}),
        ("p15_cerrar", "ana", {}),
    ]


def side_roads() -> list[list[tuple[str, str, dict[str, Any]]]]:
    """The other ways: a third party at each of its steps, resolved at once, a paper missing, a complement."""
    from ventanilla.cases.receipt import Receipt

    road = main_road()
    signed = road[11][2]["receipt"]
    third = [
        road[0],
        ("p06_control", "ana", {"third_party": True}),
        ("p06_oficio", "ana", {}),
        ("p06_recibido", "ana", {"receipt": signed}),
    ]
    at_once = [("p03_identificar", "ana", {"matter": "descuento", "immediate": True})]
    papers = ("p04_documentos", "ana", {"papers": PAPERS})
    tried = ("p13_entregar", "ana", {"delivered": False, "receipt": Receipt("personal", "", note="No se presentó.")})
    return [
        *(third[:n] for n in (2, 3, 4)),
        at_once,
        [*at_once, papers],
        [*road[:2], ("p09_revisar", "ana", {"papers": ["cuenta"]})],
        [*road[:8], ("p11_determinar", "ana", {"next_step": "complementar"})],
        [*road[:10], ("p12_visto_bueno", "diana", {"approved": False, "reason": "Falta citar la lectura."})],
        [*road[:11], tried],
    ]


def live(people: Any, now: Any) -> None:
    """A petition for every place where one may stop."""
    from tests.journeys.story import Story
    from ventanilla.processes.actions import fire_due
    from ventanilla.register.queries import account

    road = main_road()
    for number, steps in enumerate([*(road[:n] for n in range(len(road) + 1)), *side_roads()]):
        third = any(values.get("third_party") for _, _, values in steps)
        story = Story(people, now - timedelta(days=1 if third else 6))
        given = {"summary": SUMMARIES[number % 3], "account": account(f"7001-{number % 3 + 1}")}
        story.open(capacity="tercero" if third else "titular", points=POINTS, **given)
        for node, who, values in steps:
            area = {"mario": "medidores", "pilar": "padron"}.get(who, "")
            story.do(node, who, of=area, **values)
    fire_due(at=now, limit=200)


def at_the_doors(people: Any, now: Any) -> None:
    """Visits of today, letters at the registry office, a letter voided."""
    from ventanilla.cases.actions.open_by_letter import open_by_letter
    from ventanilla.cases.actions.open_case import Brought, Petitioner
    from ventanilla.correspondence.actions import receive_letter
    from ventanilla.documents.actions import void_letter
    from ventanilla.documents.models import Document
    from ventanilla.reception.actions.end_matter import end_matter
    from ventanilla.reception.actions.enter_visit import enter_visit

    ana, ofelia = people.ana.actor, people.ofelia.actor
    for number, name in enumerate(("Rosa Elvira Domínguez Arce", "Hilario Cruz", "Mercedes Ávila Ortega")):
        visit = enter_visit(name=name, matter=SUMMARIES[number], account=None, key=f"v{number}", by=ana, at=now)
        if number:
            end_matter(visit=visit, kind="informed", note="Se le orientó sobre su recibo.", by=ana, at=now)
    open_by_letter(
        petitioner=Petitioner("Comité vecinal de la calle 5", address="Calle 5 núm. 3"),
        summary="Falta de agua en la calle 5",
        points=["Que se restablezca el servicio"],
        sheets=2,
        scan=None,
        received_at=now,
        brought=Brought(references=[("RAS", "991")]),
        key="letter",
        by=ofelia,
        at=now,
    )
    receive_letter(
        sender="Escuela Primaria Benito Juárez",
        about="Invitación a la clausura",
        sheets=1,
        scan=None,
        received_at=now,
        by=ofelia,
        at=now,
    )
    old = Document.objects.filter(letter="faltantes").first() or Document.objects.filter(letter="acuse").last()
    void_letter(document=old, reason="Se emitió con un dato equivocado.", by=people.gema.actor, at=now)


def incidents(people: Any, now: Any) -> None:
    """A leak that four complain of: two ready to be answered, one awaiting approval, one at an area; and one over."""
    from tests.journeys.story import Story
    from ventanilla.cases.actions.answer_all import draft_all
    from ventanilla.cases.actions.answer_incident import Answered, resolve_incident, write_shared_answer
    from ventanilla.cases.actions.join_incident import join_incident
    from ventanilla.cases.actions.open_incident import Happened, open_incident
    from ventanilla.register.queries import account

    ana, day = people.ana.actor, (now - timedelta(days=3)).date()
    happened = Happened(
        "Fuga en la colonia Las Flores", "medidor", "medidores", day, "Las Flores", "Calle Rosa esquina con Clavel"
    )
    leak = open_incident(happened=happened, key="leak", by=ana, at=now)
    found = []
    for number, node in enumerate(("p12_elaborar", "p12_elaborar", "p12_elaborar", "a_acusar")):
        story = Story(people, now - timedelta(days=2))
        asked = ("Reparar la fuga de la banqueta",) if number else ("Reparar la fuga", "Descontar el agua perdida")
        story.open(points=asked, summary="Fuga en la banqueta", account=account(f"7001-{number % 3 + 1}"))
        story.until(node)
        join_incident(case=story.case, incident=leak, by=ana, at=now)
        found.append(story.case.pk)
    said = Answered(
        area="medidores",
        evidence="Informe RAS-2301 con fotografías del 18 de noviembre",
        answer="La fuga se reparó: se cambiaron doce metros del tubo y se repuso la banqueta.",
        grounds="Artículo 66 del Reglamento",
        closing="Quedamos a sus órdenes para cualquier aclaración.",
    )
    answer = write_shared_answer(incident=leak, said=said, by=ana, at=now)
    draft_all(incident=leak, chosen=found[2:3], shared=answer.pk, by=ana, at=now)
    over = open_incident(happened=Happened("Baja presión", "inspeccion", "medidores", day), key="over", by=ana, at=now)
    resolve_incident(incident=over, what="Se reparó la bomba del pozo 3.", by=ana, at=now)


def main(file: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django.utils import timezone

    from tests.browser.places import places
    from ventanilla.staff.models import Person

    people, now = SimpleNamespace(**{p.username: p for p in Person.objects.all()}), timezone.now()
    live(people, now)
    at_the_doors(people, now)
    incidents(people, now)
    with open(file, "w") as out:
        json.dump(places(now), out)


if __name__ == "__main__":
    main(sys.argv[1])
