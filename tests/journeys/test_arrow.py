"""The diagram is what leads a petition: without one of its arrows it is not published, and nothing can be finished."""

import hashlib
import re
from functools import cache
from typing import Any

import pytest
from django.db import IntegrityError

from tests.journeys.story import WHO, Story, Stuck
from ventanilla.cases.actions.draft_answer import Taken
from ventanilla.cases.actions.refer import Destination
from ventanilla.cases.models import Closure
from ventanilla.cases.receipt import Receipt
from ventanilla.cases.tests.conftest import FRIDAY
from ventanilla.journal.actor import INSTALLER
from ventanilla.journal.models import Entry
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.models import Definition, Instance
from ventanilla.processes.publishing import publish_one
from ventanilla.processes.refusals import NotYourTurn
from ventanilla.processes.step import OpenStep
from ventanilla.processes.tasks import TASKS
from ventanilla.staff.permissions import NotAllowed
from ventanilla.utility.actions.publish_pack import publish_pack
from ventanilla.utility.folders import read_folder
from ventanilla.utility.models import PackFile
from ventanilla.utility.sections import SECTIONS, Files, PackRefused, PackView
from ventanilla.utility.tests.packs import NAUCALPAN

FOLDER = NAUCALPAN / "procedures" / "peticion"
ARROW = re.compile(r'<bpmn:sequenceFlow id="(\w+)"[^>]*?(?:/>|>.*?</bpmn:sequenceFlow>)', re.DOTALL)
DRAWN = {m[1]: (path.name, m[0]) for path in sorted(FOLDER.glob("*.bpmn")) for m in ARROW.finditer(path.read_text())}
OPTIONAL = {"f_otra_area"}
"""Without it the diagram is whole, only poorer: a returned matter could not be referred again (see below)."""
ROAD = [
    "f_inicio",
    "f_registrar",
    "f_registrada",
    "f_identificada",
    "f_control",
    "f_controlada",
    "f_titular",
    "f_revisada",
    "f_requisitos",
    "f_cumple",
    "f_a_las_areas",
    "f_a_inicio",
    "f_a_acusado",
    "f_a_resuelto",
    "f_a_atendido",
    "f_atendida",
    "f_determinada",
    "f_responder",
    "f_elaborada",
    "f_vista",
    "f_aprobada",
    "f_entrega",
    "f_entregada",
    "f_a_baja",
    "f_a_expediente",
    "f_completa",
    "f_cerrada",
]
"""The arrows by which the petition of a holder goes from the desk to its closing."""

WORDS = dict.fromkeys(("cases.follow_up", "cases.remind_area", "cases.escalate_area", "cases.warn_term"), {"note": "x"})
ARGUMENTS: dict[str, dict[str, Any]] = WORDS | {
    "cases.attend_expiry": {"note": "x"},
    "cases.route": {"area": "atencion_usuarios"},
    "cases.assess": {"matter": "medidor", "immediate": False},
    "cases.resolve_now": {"kind": "informe", "note": "x"},
    "cases.enter_control": {"third_party": False},
    "cases.receive_accreditation_notice": {"receipt": Receipt("personal", "Lupe")},
    "cases.receive_accreditation": {"papers": ["acreditacion"]},
    "cases.refer": {"destinations": [Destination("medidores", (1,))], "instructions": "x"},
    "cases.solve_referral": {"result": "solved", "text": "x", "external_folio": "1"},
    "cases.determine": {"next_step": "responder"},
    "cases.complement": {"kind": "contact", "description": "x"},
    "cases.draft_answer": {"opening": "x", "closing": "x", "taken": [Taken(1, "medidores", "x", "x", "x")]},
    "cases.review_answer": {"approved": True},
    "cases.deliver_answer": {"delivered": True, "receipt": Receipt("personal", "Lupe")},
    "cases.deliver_letter": {"delivered": True, "receipt": Receipt("personal", "Lupe")},
    "cases.order_payment": {"given_to": "x"},
    "cases.hand_over_file": {"holder": "direccion_comercial", "received_by": "x"},
}
"""What each act is given besides its step, who and when."""


@cache
def whole() -> PackView:
    return PackView(read_folder(NAUCALPAN))


def without(arrow: str) -> Files:
    """The pack with that arrow erased from the diagram."""
    name, drawn = DRAWN[arrow]
    path, files = f"procedures/peticion/{name}", whole().files
    return Files({**files.by_path, path: files.text(path).replace(drawn, "", 1).encode()})


def force(arrow: str) -> None:
    """Put the diagram without that arrow in force, past every check."""
    procedure = SECTIONS["procedures"].read(without(arrow))["peticion"]
    kept = {name: hashlib.sha256(content).hexdigest() for name, content in procedure.running_files.items()}
    for name, sha in kept.items():
        PackFile.objects.get_or_create(sha256=sha, defaults={"content": procedure.files[name]})
    number = Definition.objects.filter(procedure="peticion").count() + 1
    publish_one(procedure, kept, f"without {arrow}", number, INSTALLER, FRIDAY)


@pytest.mark.req("H-03")
@pytest.mark.parametrize("arrow", sorted(DRAWN.keys() - OPTIONAL))
def test_a_diagram_without_one_of_its_arrows_has_a_fault_with_its_line(arrow, db):
    files = without(arrow)
    known = {name: whole().section(name) for name in SECTIONS if name != "procedures"}
    view = PackView(files, _read=known)
    faults = list(SECTIONS["procedures"].check(view.section("procedures"), view))
    assert faults
    assert all(f.path == f"procedures/peticion/{DRAWN[arrow][0]}" and f.line > 0 for f in faults)
    assert all(f.sentence.endswith(".") for f in faults)


@pytest.mark.req("H-03")
def test_such_a_pack_is_not_published(db):
    before = Definition.objects.count()
    with pytest.raises(PackRefused, match="process.bpmn"):
        publish_pack(files=without("f_elaborada"), by=INSTALLER, at=FRIDAY)
    assert Definition.objects.count() == before


def is_answered_and_closed(story: Story) -> bool:
    """Whether the whole petition can be told to its end, and the procedure knows that it ended."""
    try:
        story.open()
        story.until("")
    except (Refusal, Stuck, StopIteration, IntegrityError):
        return False
    closed = Instance.objects.filter(subject_id=str(story.case.pk), closed_at__isnull=False)
    return closed.exists() and Closure.objects.filter(case=story.case, reason=Closure.ANSWERED).exists()


def test_the_whole_diagram_leads_to_the_end(people):
    assert is_answered_and_closed(Story(people, FRIDAY))


@pytest.mark.req("B-10", "H-03")
@pytest.mark.parametrize("arrow", ROAD)
def test_forced_past_the_checks_the_petition_cannot_be_finished(arrow, people):
    force(arrow)
    assert not is_answered_and_closed(Story(people, FRIDAY))


@pytest.mark.req("B-07", "H-03")
@pytest.mark.parametrize(("arrow", "first"), [("f_de_baja", "p13_expediente"), ("f_expediente", "p13_baja")])
def test_without_an_arrow_into_the_join_the_closing_no_longer_waits_for_both(arrow, first, people):
    force(arrow)
    story = Story(people, FRIDAY)
    story.open()
    story.until(first)
    story.do(first, WHO[first], **story.usual(first))
    assert "p15_cerrar" in story.open_nodes
    assert len(story.open_nodes) == 2


@pytest.mark.req("B-02", "H-03")
def test_without_the_arrow_back_a_returned_matter_cannot_be_referred_again(people):
    force("f_otra_area")
    story = Story(people, FRIDAY)
    story.open()
    story.until("p11_determinar")
    story.do("p11_determinar", "ana", next_step="turnar")
    assert "p09_turnar" not in story.open_nodes


@pytest.mark.req("B-10")
@pytest.mark.parametrize("code", sorted(code for code in TASKS if code.startswith("cases.")))
def test_no_act_can_be_done_beside_the_diagram(code, people):
    story = Story(people, FRIDAY)
    case = story.open()
    forged = OpenStep(case.subject, {"area": "medidores"}, "p03_identificar", code, story.tokens()[0].pk)
    before = Entry.objects.count()
    for by in [person.actor for person in vars(people).values()]:
        with pytest.raises((NotYourTurn, NotAllowed)):
            TASKS[code].action(step=forged, by=by, at=FRIDAY, **ARGUMENTS.get(code, {}))
    assert Entry.objects.count() == before
    assert story.open_nodes == ["p03_identificar"]
