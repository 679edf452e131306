"""What was presented is told apart where the pack says so, is kept as it was told, and stays out of sight elsewhere."""

import pytest
from django.db import DatabaseError, transaction
from tests.journeys.pqr import Desk, on
from tests.serviciudad import serviciudad

from ventanilla.cases.actions.open_case import Presented, UnableToOpen
from ventanilla.cases.contest import UnableToContest
from ventanilla.cases.models import Case, Nature
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry
from ventanilla.processes.models import Instance

__all__ = ["serviciudad"]
PHONE = "/peticiones/nueva/"
GIVEN = {
    "channel": "telefono",
    "petitioner": "Marta Gómez",
    "capacity": "usuario",
    "summary": "Cobro de octubre",
    "points": "Que se revise",
    "form_key": "k1",
}


@pytest.fixture
def desk(serviciudad):
    return Desk(serviciudad)


@pytest.mark.req("C-01", "C-02")
def test_the_kind_chooses_the_procedure_and_its_term_and_the_receipt_names_it(desk):
    case = desk.open("informacion", on("11-20"))
    assert (case.procedure, case.nature.kind, case.nature.contests) == ("pqr", "informacion", None)
    variables = Instance.objects.get(subject_id=str(case.pk)).variables
    assert (variables["tipo"], variables["plazo_respuesta"]) == ("informacion", "respuesta_informacion")
    assert "en_termino" not in variables
    fields = Document.objects.get(letter="acuse").fields
    assert (fields["tipo"], fields["tipo_nombre"]) == ("informacion", "Solicitud de información o copias")
    assert Entry.objects.get(event="cases.told_apart").facts == {"kind": "informacion", "contests": ""}


@pytest.mark.req("C-01")
def test_without_saying_it_is_the_first_of_the_pack(desk):
    assert desk.open("", on("11-20")).nature.kind == "peticion"


@pytest.mark.req("C-01", "B-10")
@pytest.mark.parametrize("change", [lambda n: n.update(kind="queja"), lambda n: n.delete()], ids=["edit", "delete"])
def test_what_was_told_is_never_edited(desk, change):
    desk.open("reclamo", on("11-20"))
    with pytest.raises(DatabaseError), transaction.atomic():
        change(Nature.objects.all())
    assert Nature.objects.get().kind == "reclamo"


@pytest.mark.req("H-03")
def test_where_the_pack_tells_none_apart_nothing_is_kept_and_none_is_taken(story):
    assert not hasattr(story.open(), "nature")
    assert not {"tipo", "tipo_nombre"} & Document.objects.get(letter="acuse").fields.keys()
    with pytest.raises(UnableToOpen) as no:
        story.open(presented=Presented("queja"))
    assert (no.value.code, no.value.field) == ("tipo", "kind")


@pytest.mark.req("C-01", "C-03")
def test_an_appeal_may_be_typed_in_small_letters_and_is_in_time_while_nothing_was_notified(desk):
    desk.open("reclamo", on("11-30"))
    desk.analyse(on("11-30"))
    desk.answer(on("12-02"))
    first = desk.case
    appeal = desk.open("recurso", on("12-04"), contests=f" {first.folio.lower()} ")
    assert (appeal.nature.contests, appeal.nature.in_time, appeal.nature.last_day) == (first, True, None)


@pytest.mark.req("C-01", "C-03")
@pytest.mark.parametrize(("hour", "in_time"), [("23:59", True), ("00:00", False)], ids=["last minute", "a minute late"])
def test_the_term_to_contest_ends_with_its_last_day(desk, hour, in_time):
    first = desk.answered()
    appeal = desk.open("recurso", on("12-11" if in_time else "12-12", hour), contests=first)
    assert appeal.nature.in_time is in_time


@pytest.mark.req("C-01", "C-03")
@pytest.mark.parametrize(
    ("kind", "folio", "code"),
    [
        ("recurso", "", "sin-impugnado"),
        ("recurso", "PQR-2026-999999", "impugnado"),
        ("recurso", "PQR-2026-000001", "impugnado"),
        ("recurso", "PQR-2026-000002", "sin-respuesta"),
        ("queja", "PQR-2026-000002", "nada-que-impugnar"),
    ],
    ids=["nothing said", "unknown", "a kind it does not contest", "not answered", "contests nothing"],
)
def test_what_cannot_be_contested_is_refused_and_opens_nothing(desk, kind, folio, code):
    desk.open("informacion", on("11-19"))
    desk.open("reclamo", on("11-20"))
    with pytest.raises(UnableToContest) as no:
        desk.open(kind, on("12-04"), contests=folio)
    assert (no.value.code, no.value.field, no.value.sentence[-1]) == (code, "contests", ".")
    assert Case.objects.count() == 2


@pytest.mark.req("C-01", "A-04")
def test_the_form_asks_what_it_is_and_says_beside_the_field_what_is_wrong(client, desk):
    client.force_login(desk.people.andrea)
    page = client.get(PHONE).content.decode()
    assert [words in page for words in ("Qué presenta", "Recurso de reposición")] == [True, True]
    for more, field in (({"kind": "denuncia"}, "kind"), ({"kind": "recurso"}, "contests"), ({}, "kind")):
        answer = client.post(PHONE, GIVEN | more)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert client.post(PHONE, GIVEN | {"kind": "queja"}).status_code == 302
    case = Case.objects.get()
    assert case.nature.kind == "queja"
    assert "Queja" in client.get(f"/peticiones/{case.folio}/").content.decode()


@pytest.mark.req("H-03")
def test_the_form_asks_nothing_where_there_are_no_kinds(client, people):
    client.force_login(people.ana)
    form = client.get(PHONE).context["form"]
    assert not {"kind", "contests"} & form.fields.keys()
