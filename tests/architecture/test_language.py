"""What people read is Spanish, nothing comes from elsewhere, and no utility is named in the code."""

import re
from pathlib import Path

from tests.architecture.debts import owed
from tests.architecture.reading import ROOT, SRC, product, templates, tracked

ENGLISH = re.compile(
    r"\b(Save|Cancel|Submit|Search|Delete|Edit|Close|Open|Name|Address|Back|Next|Previous|Welcome|Log ?in|Sign ?in|"
    r"Sign ?out|Password|Username|User|Home|New|Loading|Error:|Required|Yes|Page|Settings|Help|Date|Status|Please|"
    r"the|and|with|not found|Download|Upload|View|Add|Remove|Are you sure)\b"
)
NOT_SHOWN = re.compile(
    r"{#.*?#}|{% comment.*?endcomment %}|{%.*?%}|{{.*?}}|<(script|style|svg).*?</\1>|<!--.*?-->", re.S
)
SHOWN_ATTRIBUTE = re.compile(r'\b(?:placeholder|title|alt|aria-label)="([^"]*)"')
FAR = re.compile(
    r"""(?:src|href|action|data)=["'](?:https?:)?//|url\(["']?(?:https?:)?//|(?:from|import)\s*["']https?:"""
)
UTILITIES = re.compile(r"naucalpan|oapas|tec[aá]mac|odapas|cortazar|jumapac|dosquebradas|serviciudad", re.I)
INLINE = re.compile(r"""\son[a-z]+=["']|\sstyle=["']|<style|<script(?![^>]*\ssrc=)(?![^>]*type=["']application/json)""")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read_by_people(text: str) -> str:
    attributes = " ".join(SHOWN_ATTRIBUTE.findall(text))
    return re.sub(r"<[^>]+>", " ", NOT_SHOWN.sub(" ", text)) + " " + NOT_SHOWN.sub(" ", attributes)


def test_templates_speak_spanish():
    found = {short(p): len(ENGLISH.findall(read_by_people(p.read_text()))) for p in templates()}
    owed("english", {name: n for name, n in found.items() if n})


def test_no_screen_asks_anything_of_a_far_machine():
    sources = [p for p in tracked() if p.is_relative_to(SRC) and p.suffix in (".html", ".js", ".css")]
    found = {short(p): len(FAR.findall(p.read_text())) for p in sources}
    owed("far", {name: n for name, n in found.items() if n})


def test_templates_carry_no_inline_script_or_style():
    found = {short(p): len(INLINE.findall(p.read_text())) for p in templates()}
    owed("inline", {name: n for name, n in found.items() if n})


def test_no_utility_is_named_outside_its_pack():
    sources = [m.path for m in product()] + templates()
    found = {short(p): len(UTILITIES.findall(p.read_text())) for p in sources}
    owed("utility", {name: n for name, n in found.items() if n})
