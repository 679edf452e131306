"""SMS by an HTTP gateway that takes JSON: one POST a message, with its key in `Idempotency-Key`."""

import json
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from ventanilla.notices.carriers import Parcel, Undeliverable, Unreachable

TIMEOUT_S = 10
COME_BACK = {401, 403, 404, 408, 409, 425, 429}
"""Refusals that are not about the message: keys, the address of the gateway, too much at once."""


class Gateway:
    """`url` takes {"to", "text", "id"}; `token` goes as a bearer. A refusal of the 400s is about the message."""

    simulated = False

    def __init__(self, url: str, token: str = "") -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError(f"VENTANILLA_SMS_URL must begin with http:// or https://, not «{url}»")
        self.url, self.token = url, token
        self.name = f"Pasarela de SMS ({urlsplit(url).hostname})"

    def send(self, parcel: Parcel) -> str:
        """Errors: Undeliverable, Unreachable."""
        content = json.dumps({"to": parcel.to, "text": parcel.body, "id": parcel.key}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": parcel.key}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        asked = Request(self.url, data=content, headers=headers, method="POST")  # noqa: S310
        try:
            with urlopen(asked, timeout=TIMEOUT_S) as answer:  # noqa: S310
                return f"{answer.status} {answer.read(300).decode(errors='replace')}"[:400]
        except HTTPError as no:
            told = f"{no.code} {no.read(300).decode(errors='replace')}"[:400]
            if 400 <= no.code < 500 and no.code not in COME_BACK:
                raise Undeliverable(told) from no
            raise Unreachable(told) from no
        except (URLError, OSError) as no:
            raise Unreachable(f"{type(no).__name__}: {no}"[:400]) from no

    def close(self) -> None:
        """Nothing is held open."""
