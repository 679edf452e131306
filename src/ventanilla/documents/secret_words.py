"""Words that are printed or sent but not kept: each is made again from its seed and the key of this server.

A copy of the database alone gives none of them. With another key the words already given stay good (their digest
is kept), but a letter not printed by then would say another word.
"""

import hashlib

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are taken for another (0 and O, 1 and I and L, U and V)."""
LENGTH = 12
"""58 bits: nobody finds one by trying."""


def spoken(seed: str) -> str:
    """The word of a seed, in groups of four: «K7QM-2XWB-9DTF»."""
    number = int.from_bytes(salted_hmac("ventanilla.secret-word", seed, algorithm="sha256").digest())
    word = ""
    for _ in range(LENGTH):
        number, which = divmod(number, len(LETTERS))
        word += LETTERS[which]
    return "-".join(word[i : i + 4] for i in range(0, LENGTH, 4))


def digest_of(seed: str, word: str) -> str:
    """What is kept of a word; upper or lower case, hyphens and spaces make no difference."""
    plain = "".join(c for c in word.upper() if c.isascii() and c.isalnum())
    return hashlib.sha256(f"{seed}:{plain}".encode()).hexdigest()


def is_word(seed: str, digest: str, word: str) -> bool:
    """Whether somebody knows the word, compared in constant time."""
    return constant_time_compare(digest_of(seed, word), digest)
