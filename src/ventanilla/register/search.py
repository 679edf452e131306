"""The one search box of the register: what people type becomes questions to the index, ever more forgiving."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ventanilla.register.matching import Term, by_number, by_whole_number, by_words
from ventanilla.register.vocabulary import Known, vocabulary
from ventanilla.register.words import LABELS, has_digit, key_of, plain, words_of

_CANDIDATES = 60
"""How many accounts are weighed to show the best few."""
_MENDED_TO = 30
"""How many words a mistyped one may stand for."""
_SEVERAL = 3
_ASKED = 8
"""Questions of more words are not tried word by word."""
_LONG = 3
"""Words of more letters than this are no part of a number."""

NO_DOOR = "Sin resultados con ese número de casa; éstos son sin él."
FEWER_WORDS = "Sin resultados con todas las palabras; éstos coinciden con las demás."
NOTHING = "Sin resultados. Pruebe con el número de cuenta, otro apellido o la calle sola."


@dataclass(frozen=True)
class Found:
    """Account ids, best first, each with why it is shown; what was mended and the note for the person."""

    ids: list[tuple[int, str]]
    note: str = ""
    corrected: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Try:
    """One way to ask: how words are understood, in one manner or any of several, and what to say if it answers."""

    understand: Callable[[Sequence[str], Known], Sequence[Sequence[Term]]]
    words: Sequence[str]
    note: str = ""


def find(text: str, limit: int) -> Found:
    """The accounts that fit what was typed."""
    said = [w for w in plain(text).split() if w not in LABELS]
    words, key = words_of(text), key_of("".join(said))
    if not words and not key:
        return Found([])
    numbered = _numbered(said, key, limit, only=all(map(has_digit, said)))
    if numbered:
        return Found(numbered)
    by_text = _find_words(words, limit)
    if by_text.ids and not by_text.note:
        return by_text
    if has_digit(key) and (numbered := by_number(key, limit)):
        return Found(numbered)
    for word in words:
        if has_digit(word) and len(word) >= 5 and (whole := by_whole_number(word, limit)):
            return Found(list(whole.items())[:limit], f"Se buscó el número «{word}» solo.")
    return by_text if by_text.ids else Found([], NOTHING)


def _numbered(said: Sequence[str], key: str, limit: int, *, only: bool) -> list[tuple[int, str]]:
    """What was typed as one number: its beginnings too when nothing in it can be a word."""
    if not has_digit(key) or sum(len(word) > _LONG and not has_digit(word) for word in said) > 1:
        return []
    return by_number(key, limit) if only else list(by_whole_number(key, limit).items())[:limit]


def _find_words(words: Sequence[str], limit: int) -> Found:
    known = vocabulary()
    for attempt in _tries(words):
        manners = [
            terms for terms in attempt.understand(attempt.words, known) if all(t.exact or t.prefix for t in terms)
        ]
        found = by_words(manners, _CANDIDATES) if attempt.words and manners else []
        if found:
            ranked = sorted(found, key=lambda row: (-_likeness(words, row[1].split()), row[0]))[:limit]
            mended = _mended(words, ranked[0][1].split(), known)
            return Found([(account, "") for account, _ in ranked], attempt.note, mended)
    return Found([])


def _tries(words: Sequence[str]) -> list[_Try]:
    """From the strict to the forgiving; each is asked only when the ones before found nothing."""
    named = [w for w in words if not has_digit(w)]
    ways = (_whole, _as_typed, _one_by_one, _one_slip)
    tries = [_Try(way, words) for way in ways]
    if len(named) < len(words):
        tries += [_Try(way, named, NO_DOOR) for way in ways]
    note = NO_DOOR if len(named) < len(words) else ""
    tries += [_Try(_unknown_two_slips, named, note), _Try(_two_slips, named, note)]
    if 2 < len(named) <= 7:
        tries += [_Try(_as_typed, [w for w in named if w != left], FEWER_WORDS) for left in named]
    return tries


def _whole(words: Sequence[str], known: Known) -> list[list[Term]]:
    """A question of several words whose last is known is thought finished: what begins so is a long list."""
    if len(words) < _SEVERAL or has_digit(words[-1]) or words[-1] not in known:
        return []
    return [[_typed(word, last=False, known=known) for word in words]]


def _as_typed(words: Sequence[str], known: Known) -> list[list[Term]]:
    return [[_typed(word, last=word == words[-1], known=known) for word in words]]


def _typed(word: str, *, last: bool, known: Known) -> Term:
    """A known word is itself; a beginning stands for what begins so; an unknown one for its nearest."""
    if has_digit(word):
        return Term(word, (word,))
    if word in known and not last:
        return Term(word, (word,))
    if len(word) >= 2 and known.begins(word):
        return Term(word, prefix=word)
    if len(word) <= 2:
        return Term(word)
    return Term(word, tuple(known.near(word, 1, _MENDED_TO) or known.near(word, 2, _MENDED_TO)))


def _one_by_one(words: Sequence[str], known: Known) -> list[list[Term]]:
    """Also a known word may be a slip for another, «mario» for «maría»: each in its turn, the others as typed."""
    if len(words) > _ASKED:
        return []
    typed = (_whole(words, known) or _as_typed(words, known))[0]
    manners = []
    for place, word in enumerate(words):
        if len(word) > 2 and not has_digit(word) and known.begins(word):
            slipped = Term(word, tuple(known.near(word, 1, _MENDED_TO)))
            manners.append([*typed[:place], slipped, *typed[place + 1 :]])
    return manners


def _one_slip(words: Sequence[str], known: Known) -> list[list[Term]]:
    """Each of them may be a slip."""
    return [[_slips(word, 1, known) for word in words]]


def _unknown_two_slips(words: Sequence[str], known: Known) -> list[list[Term]]:
    """What is no word of the register, in two; the others as typed. Mostly that is it, and a fifth of the work."""
    strange = [word not in known and len(word) > 4 for word in words]
    if not any(strange):
        return []
    return [
        [
            _slips(word, 2, known) if odd else _typed(word, last=False, known=known)
            for word, odd in zip(words, strange, strict=True)
        ]
    ]


def _two_slips(words: Sequence[str], known: Known) -> list[list[Term]]:
    return [[_slips(word, 2 if len(word) > 4 else 1, known) for word in words]]


def _slips(word: str, at_most: int, known: Known) -> Term:
    if has_digit(word):
        return Term(word, (word,))
    itself = (word,) if word in known else ()
    near = known.near(word, at_most, _MENDED_TO) if len(word) > 2 else []
    return Term(word, (*itself, *near), prefix=word if len(word) > 1 and known.begins(word) else "")


def _likeness(asked: Sequence[str], there: Sequence[str]) -> float:
    """How well an account's words answer: whole words, then beginnings, then slips; the first words weigh more."""
    total = 0.0
    for place, word in enumerate(asked):
        if word in there:
            best = 1.0
        elif any(w.startswith(word) for w in there):
            best = 0.9
        else:
            best = max((OSA.normalized_similarity(word, w) for w in there if not has_digit(w)), default=0.0) * 0.8
        total += best * (1.0 + 0.02 * (len(asked) - place))
    return total


def _mended(asked: Sequence[str], best: Sequence[str], known: Known) -> tuple[tuple[str, str], ...]:
    """Which words were understood as others, judged by the best account shown."""
    pairs = []
    for word in asked:
        if has_digit(word) or known.begins(word) or word in best:
            continue
        nearest = max(best, key=lambda w: OSA.normalized_similarity(word, w))
        if OSA.distance(word, nearest) <= 2:
            pairs.append((word, nearest))
    return tuple(pairs)
