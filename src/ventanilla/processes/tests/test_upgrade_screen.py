"""`/procedimientos/<versión>/traslado/`: tried, mapped, approved, repeated."""

import pytest
from django.urls import reverse

from ventanilla.processes.models import Instance
from ventanilla.processes.tests.test_upgrade import NAMED, RENAMED, new_version

pytestmark = pytest.mark.req("H-03", "G-09")
MAPPING = "esperar = aguardar"


@pytest.fixture
def waiting(story):
    return story.open("plazos").do("preparar", recibido_at=story.at.isoformat()) and story


@pytest.fixture
def address(waiting):
    return lambda changes: reverse("processes:upgrade", args=[new_version(changes).pk])


def version_of(story):
    return Instance.objects.get(pk=story.instance.pk).definition.number


def test_the_dry_run_moves_nothing_and_the_approval_moves_and_may_be_repeated(client, people, waiting, address):
    client.force_login(people.diana)
    here = address(NAMED)
    assert "Pueden pasar: 1" in client.get(here).text
    assert version_of(waiting) == 1
    for told in ("Pasó 1 asunto a la versión 2.", "No pasó ningún asunto."):
        page = client.post(here, {"mapping": "", "tried": "", "paso": "aprobar"}, follow=True)
        assert told in page.text
    assert version_of(waiting) == 2
    assert "No hay asuntos por pasar" in client.get(here).text


def test_a_step_that_is_gone_needs_a_mapping_that_was_tried_first(client, people, waiting, address):
    client.force_login(people.diana)
    here = address(RENAMED)
    assert "(esperar) no existe en la versión nueva" in client.get(here).text
    refused = client.post(here, {"mapping": MAPPING, "tried": "", "paso": "aprobar"})
    assert refused.status_code == 422
    assert "no es la que se probó" in refused.text
    page = client.post(here, {"mapping": MAPPING, "tried": "", "paso": "probar"}, follow=True)
    assert "Pueden pasar: 1" in page.text
    assert version_of(waiting) == 1
    client.post(here, {"mapping": MAPPING, "tried": MAPPING, "paso": "aprobar"})
    assert waiting.tasks == ["aguardar"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("esperar", "Renglón 1: escriba «viejo = nuevo»"),
        ("\nnada = aguardar", "Renglón 2: «nada» no existe en las versiones anteriores"),
        ("esperar = nada", "Renglón 1: «nada» no existe en la versión 2"),
        ("esperar = aguardar\nesperar = seguir", "Renglón 2: «esperar» ya tiene otro destino"),
    ],
)
def test_a_bad_mapping_is_refused_with_its_line_and_kept(client, people, waiting, address, typed, told):
    client.force_login(people.diana)
    page = client.post(address(RENAMED), {"mapping": typed, "tried": typed, "paso": "aprobar"})
    assert page.status_code == 422
    assert told in page.text
    assert typed.strip() in page.text
    assert "Aprobar y pasar" not in page.text
    assert version_of(waiting) == 1


def test_only_who_may_upgrade_opens_it(client, people, address):
    client.force_login(people.ana)
    here = address(NAMED)
    assert client.get(here).status_code == 403
    assert client.post(here, {"paso": "aprobar"}).status_code == 403
