"""Whatever is typed into the forms of the front desk, the answer is a page, and nothing half done is written."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journeys.story import Story
from ventanilla.cases.models import Case, ExternalReference
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.documents.models import Attachment
from ventanilla.journal.actions.note_opening import OPENED
from ventanilla.journal.models import Entry
from ventanilla.processes.models import Token
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.models import Outcome, Visit, VisitMatter

ODD = ["\x00", "\x00\x01\x1f", "\ud800", "a\udfffb", "\u202e", "\ufeff", "9" * 400, "-1", "1e400", "NaN", "²",
       "🚱" * 50, "a" * 20_000, "á" * 301, "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7 }}", "\r\n\r\n",
       "../../etc/passwd", "2026-13-45T99:99", "0001-01-01T00:00", "9999-12-31T23:59", "titular",
       "yes"]  # fmt: skip
TEXT = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=()), max_size=60)
FILES = st.sampled_from([
    ("foto.png", b"MZ\x90\x00"), ("", b"x"), ("a" * 300 + ".pdf", b"%PDF-1.7 broken"), ("\x00.txt", b"texto"),
    ("nota.txt", b"\xff\xfe\x00"), ("vacio.txt", b""), ("../../x.txt", b"x"),
])  # fmt: skip
OPENING = ["account", "petitioner", "capacity", "phone", "email", "address", "summary", "points", "evidence_label",
           "reference_system", "reference_folio", "form_key"]  # fmt: skip
ENDING = ["kind", "resolution", "area", "legacy_system", "legacy_folio", "note"]
SCREENS: dict[str, tuple[str, str, list[str], list[str]]] = {
    "visit": ("ana", "/visitas/nueva/", ["name", "matter", "about", "account", "form_key"], []),
    "end": ("ana", "/visitas/{visit}/1/resultado/", ENDING, []),
    "another": ("ana", "/visitas/{visit}/asuntos/", ["otro-matter", "otro-about"], []),
    "from_visit": ("ana", "/visitas/{visit}/1/peticion/", OPENING, ["evidence"]),
    "phone": ("ana", "/peticiones/nueva/", ["channel", "filed_at", *OPENING], ["evidence"]),
    "letter": ("ofelia", "/peticiones/por-escrito/", ["received_at", "sheets", *OPENING], ["scan", "evidence"]),
    "evidence": ("ana", "/peticiones/{folio}/pruebas/", ["label"], ["file"]),
    "reference": ("ana", "/peticiones/{folio}/referencias/", ["system", "folio"], []),
    "assess": ("ana", "/tareas/{task}/", ["matter", "immediate", "note"], []),
}
"""Who posts, where, which fields and which files."""
RIGHT = {"capacity": "titular", "channel": "telefono", "kind": "informed", "sheets": "1", "matter": "medidor",
         "immediate": "no", "account": "", "email": "", "filed_at": "", "received_at": ""}  # fmt: skip
KEPT = (Case, ExternalReference, IncomingLetter, Attachment, Visit, VisitMatter, Outcome)


@pytest.fixture
def desk(people: Any) -> dict[str, Any]:
    """A case, its open task and a visit to post to."""
    story = Story(people, timezone.now() - timedelta(hours=1))
    case = story.open()
    visit = enter_visit(name="Lupe", matter="x", account=None, key="v", by=people.ana.actor, at=story.now)
    return {"folio": case.folio, "task": story.tokens()[0].pk, "visit": visit.pk}


def written() -> list[int]:
    """How much there is of everything; that somebody looked is journalled also when she is refused."""
    return [*(model.objects.count() for model in KEPT), Entry.objects.exclude(event=OPENED).count()]


@st.composite
def posts(draw: st.DrawFn, fields: list[str], files: list[str]) -> dict[str, Any]:
    """Some fields wrong, some right, some lacking; files that are not what they say."""
    values: dict[str, Any] = {}
    for name in fields:
        how = draw(st.sampled_from(["odd", "odd", "right", "lacking"]))
        if how != "lacking":
            values[name] = draw(TEXT) if how == "odd" else RIGHT.get(name, "Texto en regla")
    for name in files:
        if draw(st.booleans()):
            given_name, content = draw(FILES)
            values[name] = SimpleUploadedFile(given_name or "x", content)
            values[name]._name = given_name
    return {k: v.encode("utf-8", "surrogatepass") if isinstance(v, str) else v for k, v in values.items()}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_input_breaks_a_screen_and_a_refused_one_writes_nothing(screen, desk, people):
    who, address, fields, files = SCREENS[screen]
    client = Client()
    client.force_login(getattr(people, who))

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(values=posts(fields, files))
    def post(values: dict[str, Any]) -> None:
        before = written()
        answer = client.post(address.format(**desk), values)
        assert answer.status_code in (302, 400, 404, 422)
        if answer.status_code != 302:
            assert written() == before

    post()
    assert Token.objects.filter(pk=desk["task"]).exists()


@pytest.mark.parametrize(
    "address",
    ["/peticiones/{nul}/", "/peticiones/?q={nul}", "/peticiones/?materia={nul}", "/peticiones/?area=x{nul}",
     "/visitas/?dia={nul}", "/buscar/?q={nul}", "/peticiones/nueva/?cuenta={nul}", "/visitas/nueva/?cuenta={nul}"],
)  # fmt: skip
def test_a_nul_in_an_address_is_refused_with_a_page(client, people, address):
    client.force_login(people.ana)
    answer = client.get(address.format(nul="%00"))
    assert answer.status_code == 400
    assert "dirección" in answer.content.decode()


@pytest.mark.parametrize("value", ["", None, "\x00"])
def test_forms_sent_without_a_key_are_never_taken_for_the_same(client, people, value):
    client.force_login(people.ana)
    for name in ("Lupe", "Chuy"):
        sent = {"name": name, "matter": "Consumo"} | ({} if value is None else {"form_key": value})
        assert client.post("/visitas/nueva/", sent).status_code == 302
    assert Visit.objects.count() == 2
