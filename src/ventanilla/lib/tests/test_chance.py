"""What must not be guessed is long enough, of the promised letters, and never twice the same."""

import re

from ventanilla.lib.chance import public_code, salt


def test_a_salt_is_never_the_same_twice():
    drawn = {salt() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in drawn)


def test_a_public_code_has_twenty_letters_and_digits_that_go_in_an_address():
    drawn = {public_code() for _ in range(200)}
    assert len(drawn) == 200
    assert all(re.fullmatch(r"[a-z2-7]{20}", one) for one in drawn)
