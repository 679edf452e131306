"""Every menu entry leads somewhere, has a sign, and a key of its own."""

import re

from django.urls import reverse

from tests.architecture.reading import SRC
from ventanilla.staff.navigation import ITEMS
from ventanilla.staff.permissions import PERMISSIONS


def test_every_entry_leads_to_a_screen():
    for item in ITEMS:
        assert reverse(item.url_name), item
        assert not item.needs or item.needs in PERMISSIONS, item


def test_every_key_goes_to_one_place():
    keys = [item.key for item in ITEMS if item.key]
    assert len(keys) == len(set(keys)), keys


def test_every_sign_in_use_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (SRC / "static" / "build" / "icons.svg").read_text()))
    assert {item.icon for item in ITEMS} <= drawn, "run bin/setup"
