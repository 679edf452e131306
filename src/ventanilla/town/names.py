"""Names without end: the usual ones, and invented surnames and streets, so that the register has words enough."""

import random
from collections.abc import Iterator
from functools import cache

from ventanilla.town.words import NAMES, SURNAMES

_BEGIN = """Al An Ar Bal Bar Bel Ber Bo Bra Cal Can Car Ce Cor Cu Dal Del Dor El Er Es Fal Fe Flo Ga Gar Go Gra Her Hi
Is Ja Jo La Lan Le Lo Ma Mar Me Mo Mon Na Ne No O Or Pa Pe Pi Po Que Ra Re Ro Sa San Se So Ta Te To Tre U Val Ve Vi
Xi Ya Zo""".split()
_MIDDLE = """ba be bri ca cha cho da de di dra fa fi ga gue jo la le li lle lo ma me mi na ne ni no pa pe que ra re ri
ro sa se so ta te ti to tra va ve vi""".split()
_END = """al án ano ar ares ate cín dal del dera do dón dozo ez gal go güí jal jo la lar les llo món nal nas ndo nte ña
pa que ra ral rena res rez rías rón sal ta tal tes tillo tla vo yo za zo""".split()


@cache
def invented() -> tuple[str, ...]:
    """More than a hundred thousand words that sound like a surname or a place, each once, in a mixed order."""
    made = list(dict.fromkeys(f"{a}{b}{c}" for a in _BEGIN for b in _MIDDLE for c in _END))
    random.Random("invented words").shuffle(made)
    return tuple(made)


def names(seed: int) -> Iterator[str]:
    """People, two or three names each; of three surnames one is seldom heard."""
    chance, rare = random.Random(f"names {seed}"), invented()
    while True:
        first = chance.choice(rare) if chance.random() < 0.33 else chance.choice(SURNAMES)
        yield f"{chance.choice(NAMES)} {first} {chance.choice(SURNAMES)}"
