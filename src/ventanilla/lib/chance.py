"""The one place where chance comes in: what must be impossible to guess is drawn from the machine, not from a seed."""

import base64
import secrets


def salt() -> str:
    """128 bits, in hexadecimal: with it nobody finds a text out by trying digests of likely ones."""
    return _bits(16).hex()


def public_code() -> str:
    """100 bits in 20 letters and digits: nobody finds a document by trying."""
    return base64.b32encode(_bits(13)).decode().lower()[:20]


def _bits(size: int) -> bytes:
    return secrets.token_bytes(size)
