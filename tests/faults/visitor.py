"""Somebody at a machine without a browser: signs in, fills forms, and insists until an answer comes."""

import re
import time
from collections.abc import Mapping
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

from tests.cast import PASSWORD

PATIENCE_S = 60
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|form_key)" value="([^"]+)"')


def encode_multipart(data: Mapping[str, Any], files: Mapping[str, tuple[str, bytes]]) -> tuple[str, bytes]:
    """Content type and body of a form with files, as a browser sends it."""
    edge = uuid4().hex
    parts = [(f'name="{name}"', str(value).encode()) for name, value in data.items()]
    parts += [(f'name="{name}"; filename="{called}"', content) for name, (called, content) in files.items()]
    body = b"".join(
        f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"
        for head, content in parts
    )
    return f"multipart/form-data; boundary={edge}", body + f"--{edge}--\r\n".encode()


class _Stays(HTTPRedirectHandler):
    """The address of a redirection is the answer; it is not followed."""

    def redirect_request(self, *args: Any) -> None:
        return None


class Visitor:
    """One session. `send` returns (status, where to, words of the page)."""

    def __init__(self, url: str, username: str) -> None:
        self.url = url
        self.username = username
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stays())

    def ask(
        self, path: str, data: Mapping[str, Any] | None = None, files: Mapping[str, tuple[str, bytes]] | None = None
    ) -> tuple[int, str, str]:
        """One request. Errors: OSError or HTTPException when the server is not there, or went away meanwhile."""
        kind, body = "application/x-www-form-urlencoded", urlencode(data or {}, doseq=True).encode()
        if files:
            kind, body = encode_multipart(data or {}, files)
        sent = None if data is None else body
        request = Request(self.url + path, sent, {"Content-Type": kind})  # noqa: S310 - of our own server
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, "", answer.read().decode()
        except HTTPError as other:
            return other.code, other.headers.get("Location", ""), other.read().decode(errors="replace")

    def insist(self, path: str, data: Mapping[str, Any] | None = None) -> tuple[int, str, str]:
        """Ask the same again until the server answers for itself."""
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = self.ask(path, data)
                if answer[0] < 500:
                    return answer
                lost: Exception = RuntimeError(f"{path} answered {answer[0]}: {answer[2][:300]}")
            except (OSError, HTTPException) as error:
                lost = error
            if time.monotonic() > until:
                raise lost
            time.sleep(0.1)

    def hidden(self, path: str) -> dict[str, str]:
        """The hidden fields of the form at a path: the token of the session and the key of the form."""
        return dict(HIDDEN.findall(self.insist(path)[2]))

    def sign_in(self) -> "Visitor":
        fields = self.hidden("/entrar/") | {"username": self.username, "password": PASSWORD}
        status, where, page = self.insist("/entrar/", fields)
        assert (status, where) == (302, "/"), page[:500]
        return self
