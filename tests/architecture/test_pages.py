"""The project's pages tell the truth: links lead somewhere, named files exist, made pages are fresh."""

import re
import tomllib
from importlib import import_module

import pytest

from tests.architecture import generated
from tests.architecture.reading import ROOT, pages

LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:bin|docs|src|packs|tests|benchmarks|\.ci)/[\w./-]+)`")
CODE_NAME = re.compile(r"`(ventanilla\.[\w.]+)`")


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_and_named_files_lead_somewhere(page):
    text = page.read_text()
    near = [link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]
    lost = [link for link in near if not (page.parent / link).exists()]
    lost += [name for name in NAMED.findall(text) if not (ROOT / name).exists()]
    assert not lost, f"{page.name} names what does not exist: {lost}"


@pytest.mark.parametrize("page", list(generated.PAGES), ids=lambda p: p.name)
def test_made_pages_are_fresh_or_bin_docs_makes_them(page):
    assert page.read_text() == generated.PAGES[page](), f"run bin/docs: {page.name} is old"


def test_every_requirement_a_test_names_is_known():
    known = {*generated.REQUIREMENTS["now"], *generated.REQUIREMENTS["later"]}
    assert set(generated.proofs()) <= known


def test_every_word_of_the_glossary_has_its_code():
    names = CODE_NAME.findall((ROOT / "docs" / "glossary.md").read_text())
    assert len(names) > 20
    lost = [name for name in names if not leads_somewhere(name)]
    assert not lost, f"the glossary names code that does not exist: {lost}"


def leads_somewhere(name: str) -> bool:
    """Whether a dotted name is a module, or something inside one."""
    try:
        import_module(name)
    except ModuleNotFoundError:
        module, _, last = name.rpartition(".")
        return hasattr(import_module(module), last)
    return True


def test_the_commands_are_all_in_the_makefile():
    scripts = {p.name for p in (ROOT / "bin").iterdir() if p.is_file() and not p.suffix}
    listed = re.search(r"^COMMANDS = (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert listed
    assert set(listed.group(1).split()) == scripts


def test_the_python_asked_for_is_one_everywhere():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert asked == f">={(ROOT / '.python-version').read_text().strip()}"
