"""`/procedimientos/` says what was published, what changed and where the open cases stand, at a constant cost."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ventanilla.processes.queries.versions import versions
from ventanilla.processes.tests.conftest import folder, pack_with, publish
from ventanilla.processes.tests.test_upgrade import NAMED, RENAMED, new_version
from ventanilla.utility.folders import write_folder

pytestmark = pytest.mark.req("H-03", "G-09")
HERE = reverse("processes:procedures")


def test_each_version_shows_its_document_its_changes_and_its_cases(client, story, people):
    story.open("plazos")
    new_version(NAMED)
    client.force_login(people.diana)
    page = client.get(HERE)
    assert page.status_code == 200
    for text in ("DF-07-01, revisión 14", "Cambia: process.bpmn", "1 en «Preparar»", "Pasar 1 asunto a la versión 2"):
        assert text in page.text


def test_who_may_not_upgrade_looks_but_is_offered_nothing(client, story, people):
    story.open("plazos")
    new_version(NAMED)
    client.force_login(people.ana)
    page = client.get(HERE)
    assert "1 en «Preparar»" in page.text
    assert "Pasar 1 asunto" not in page.text
    client.force_login(people.otto)
    assert client.get(HERE).status_code == 403


def test_it_costs_the_same_however_many_cases_there_are(story):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            versions()
        return len(asked)

    story.open("plazos")
    versions()
    before = cost()
    for _ in range(5):
        story.open("plazos")
    assert cost() == before <= 8


def test_pages_follow_each_other_without_gap_or_double(story):
    new_version(NAMED)
    whole = [(v.definition.procedure, v.definition.number) for v in versions().versions]
    found, after = [], ""
    while True:
        page = versions(after=after, limit=3)
        found += [(v.definition.procedure, v.definition.number) for v in page.versions]
        after = page.next_key
        if not after:
            break
    assert found == whole
    assert [v.changed for v in versions().versions if not v.is_first] == [["process.bpmn"]]


def test_a_broken_page_key_shows_the_first_page(client, people, procedures):
    client.force_login(people.ana)
    assert client.get(HERE, {"after": "plazos_x"}).status_code == 200


def test_publishing_says_how_many_open_cases_keep_their_version(story, tmp_path, capsys):
    story.open("plazos"), story.open("plazos")
    publish(folder("plazos"))
    write_folder(pack_with(folder("plazos", RENAMED)), tmp_path)
    call_command("pack", "publish", str(tmp_path))
    told = "«Plazos»: 2 asuntos abiertos conservan su versión (v. 1: 2); la vigente es la v. 2."
    assert told in capsys.readouterr().out
