"""The page of keys: it lists the letters and where they go, for anybody who signed in."""

import pytest

from ventanilla.staff.keys import LETTERS

pytestmark = pytest.mark.req("A-03")


def test_it_lists_every_letter_and_only_her_places(client, people):
    client.force_login(people.mario)
    page = client.get("/atajos/").content.decode()
    assert all(str(what) in page for what in LETTERS.values())
    assert "Ir a Inicio" in page
    assert "Ir a Personal" not in page


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/atajos/").url.startswith("/entrar/")
