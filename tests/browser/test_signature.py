"""Signing on the screen in a real browser: what is drawn is sent, erased, and comes back with a refused form."""

import re

import pytest
from playwright.sync_api import expect

PAGE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "ventanilla.settings"
django.setup()
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from ventanilla.documents.forms import ReceiptForm
request = RequestFactory().get("/firma/")
request.user = AnonymousUser()
page = engines["django"].from_string(
    '{% extends "base_bare.html" %}{% block heading %}Entregar{% endblock %}'
    '{% block content %}{% include "parts/form.html" with submit="Entregar" %}{% endblock %}'
)
open(sys.argv[1], "w").write(page.render({"form": ReceiptForm()}, request))
"""


@pytest.fixture
def board(page, server):
    """A page with the form of receipt, under the policy of the real pages."""
    file = server.folder / "firma.html"
    server.run("-c", PAGE, str(file))
    policy = page.request.get("/entrar/").headers["content-security-policy"]
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
    page.route("**/firma/", lambda route: route.fulfill(body=file.read_text(), headers=headers))
    page.goto("/firma/")
    return page


def draw(page):
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 30, steps=6)
    page.mouse.move(box["x"] + 260, box["y"] + 70, steps=6)
    page.mouse.up()


@pytest.mark.req("B-07")
def test_what_is_drawn_is_sent_and_can_be_erased(board):
    kept = board.locator("[data-signature-value]")
    draw(board)
    expect(kept).to_have_value(re.compile("^data:image/png;base64,"))
    expect(board.get_by_text("Firma capturada.")).to_be_visible()
    board.get_by_role("button", name="Borrar la firma").click()
    expect(kept).to_have_value("")


def test_the_board_is_clean_and_fits_a_phone(board, axe, look):
    draw(board)
    axe(board)
    look(board, "firma")
