"""A million accounts: how long they take to come in, and how well and how fast mistyped questions find them."""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.utils import timezone

from benchmarks.serving import weight_mb
from ventanilla.journal.actor import INSTALLER
from ventanilla.register.actions import import_accounts
from ventanilla.register.matching import Term, by_words
from ventanilla.register.models import Account
from ventanilla.register.queries import search
from ventanilla.register.tests.synthetic import slip
from ventanilla.register.vocabulary import vocabulary
from ventanilla.register.words import plain, words_of
from ventanilla.town.bulk.accounts import known
from ventanilla.town.census import MAPPING, write
from ventanilla.town.size import size_of_town

IMPORT_SECONDS = 180
"""The aim for a million rows."""
FEW = 10
"""Questions whose exact form finds more accounts than this are not asked: no order of them is right."""


@dataclass(frozen=True)
class Kind:
    """How a question is mistyped, and what is aimed at."""

    name: str
    p95_ms: int
    found: float
    slips: int
    in_one_word: bool = False


KINDS = (
    Kind("exact", 50, 1.0, 0),
    Kind("one typo", 50, 0.98, 1),
    Kind("two typos", 90, 0.95, 2),
    Kind("two typos in one word", 90, 0.0, 2, in_one_word=True),
)
"""The last one has no aim of its own; two slips of five letters are often another word."""


@dataclass(frozen=True)
class Question:
    """What is typed, and the account that is meant."""

    account: int
    words: tuple[str, ...]

    def typed(self, kind: Kind, chance: random.Random) -> str:
        words = list(self.words)
        long = [n for n, word in enumerate(words) if len(word) > 3]
        for n in [chance.choice(long)] * kind.slips if kind.in_one_word else chance.sample(long, kind.slips):
            words[n] = _slipped(words[n], chance)
        chance.shuffle(words)
        return " ".join(words)


def _slipped(word: str, chance: random.Random) -> str:
    """Another word: a letter for itself is no slip."""
    while (found := slip(word, chance)) == word:
        pass
    return found


def fill(accounts: int, seed: int, told: Callable[[str], None]) -> dict[str, Any]:
    """Bring so many accounts in by the real import, from a file. Errors: AssertionError when one is missing."""
    path = settings.VAR / "padron.csv"
    with path.open("wb") as out:
        write(cast(BinaryIO, out), accounts, seed)
    began, cpu = time.monotonic(), time.process_time()
    with path.open("rb") as file:
        run = import_accounts(
            file=file,
            name=path.name,
            mapping=MAPPING,
            mapping_name="pueblo",
            by=INSTALLER,
            at=timezone.now(),
            progress=lambda run: told(f"\r{run.done:,} of {run.total:,}"),
        )
    figures = {"rows": run.total, "seconds": time.monotonic() - began, "cpu_seconds": time.process_time() - cpu}
    path.unlink()
    assert (run.new, run.rejected) == (accounts, 0), f"{run.new} new, {run.rejected} rejected"
    return figures


def fill_told(accounts: int, seed: int) -> dict[str, Any]:
    """The same, told while it goes on."""
    found = fill(accounts, seed, lambda words: print(words, end="", flush=True))
    print(
        f"\n{found['rows']:,} rows came in in {found['seconds']:.0f} s (aim {IMPORT_SECONDS} for a million), "
        f"{found['cpu_seconds']:.0f} s of them of this process",
        flush=True,
    )
    return found


def questions(wanted: int, seed: int) -> list[Question]:
    """Holder and street of accounts of every part of the register, of those that few answer."""
    chance, found = random.Random(f"padron {seed}"), []
    for account in _some_accounts(chance):
        words = words_of(account.holder, account.street)
        exact = [Term(word, (word,)) for word in words]
        if sum(len(word) > 3 for word in words) >= 2 and len(by_words([exact], FEW + 1)) <= FEW:
            found.append(Question(account.pk, tuple(plain(f"{account.holder} {account.street}").split())))
            if len(found) == wanted:
                break
    return found


@dataclass(frozen=True)
class _Asked:
    pk: int
    holder: str
    street: str


def _some_accounts(chance: random.Random) -> Iterator[_Asked]:
    """Without end, at random by id."""
    last = Account.objects.order_by("-pk").values_list("pk", flat=True)[0]
    while True:
        pks = chance.sample(range(1, last + 1), min(500, last))
        streets = dict(Account.objects.filter(pk__in=pks).values_list("pk", "street"))
        held = known(streets)
        yield from (_Asked(pk, held[pk].holder, streets[pk]) for pk in pks if pk in held and held[pk].holder)


def ask(kind: Kind, asked: Sequence[Question], seed: int) -> dict[str, Any]:
    """p50 and p95 of a whole search in ms, and how often the account meant is among the first ten."""
    chance, took, missed = random.Random(f"{kind.name} {seed}"), [], []
    for question in asked:
        typed = question.typed(kind, chance)
        began = time.perf_counter()
        rows = search(typed).rows
        took.append(1000 * (time.perf_counter() - began))
        if question.account not in [row.id for row in rows]:
            missed.append(f"{typed} ← {' '.join(question.words)}")
    cuts = quantiles(took, n=20)
    share = 1 - len(missed) / len(asked)
    return {"p50": cuts[9], "p95": cuts[18], "worst": max(took), "found": share, "missed": missed[:20]}


def measure(wanted: int, seed: int) -> dict[str, Any]:
    """Every kind of question, and what the words of the register weigh in a process."""
    before = weight_mb(os.getpid())
    words = len(vocabulary())
    figures: dict[str, Any] = {
        "words": words,
        "words_mb": weight_mb(os.getpid()) - before,
        "size": asdict(size_of_town()),
    }
    asked = questions(wanted, seed)
    for question in asked[:20]:
        search(" ".join(question.words))
    for kind in KINDS:
        figures[kind.name] = found = ask(kind, asked, seed)
        print(
            f"{kind.name:<22} p50 {found['p50']:5.1f} ms, p95 {found['p95']:5.1f} ms (aim {kind.p95_ms}), worst "
            f"{found['worst']:5.0f}; right account in the first ten {found['found']:.1%} (aim {kind.found:.0%})",
            flush=True,
        )
    print(f"{words:,} words weigh {figures['words_mb']:.1f} MB in a process", flush=True)
    return figures
