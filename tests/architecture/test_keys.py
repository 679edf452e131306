"""Every letter that presses something is in the one table of letters, and no two actions of a template share one."""

import ast
import re
from collections import Counter

import pytest

from tests.architecture.reading import ROOT, product, templates
from ventanilla.staff.keys import LETTERS, RESERVED

GIVEN = re.compile(r'data-(?:row-)?key="([^"{]+)"')
OFFERS = ("Offer", "Beginning")
pytestmark = pytest.mark.req("A-03")


def in_templates() -> dict[str, list[str]]:
    found = {path.relative_to(ROOT).as_posix(): GIVEN.findall(path.read_text()) for path in templates()}
    return {name: letters for name, letters in found.items() if letters}


def in_code() -> dict[str, list[str]]:
    """The letters of what the panels offer and of what the home begins."""
    found: dict[str, list[str]] = {}
    for module in product():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in OFFERS:
                said = [k.value for k in node.keywords if k.arg == "key"] + node.args[4:5]
                found.setdefault(module.name, []).extend(s.value for s in said if isinstance(s, ast.Constant))
    return found


def test_no_letter_is_one_of_the_frame():
    assert not RESERVED & LETTERS.keys()
    assert all(len(letter) == 1 and (letter.islower() or letter.isdigit()) for letter in LETTERS)


@pytest.mark.parametrize("where", [in_templates, in_code])
def test_every_letter_given_says_in_the_table_what_it_means(where):
    strange = {name: sorted(set(given) - LETTERS.keys()) for name, given in where().items()}
    assert not {n: s for n, s in strange.items() if s}, "add them to ventanilla/staff/keys.py, or use another letter"


def test_no_letter_of_the_table_is_promised_in_vain():
    given = {letter for found in (in_templates(), in_code()) for letters in found.values() for letter in letters}
    assert given >= LETTERS.keys()


def test_no_template_gives_a_letter_twice():
    twice = {name: [k for k, n in Counter(given).items() if n > 1] for name, given in in_templates().items()}
    assert not {n: t for n, t in twice.items() if t}
