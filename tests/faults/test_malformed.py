"""Thousands of malformed requests: whatever comes in a query, a form, a file or a body, no answer is our failure."""

import os
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.architecture.routes import Route, all_routes
from tests.cast import POSTS
from tests.route_objects import SAMPLES
from ventanilla.staff.queries import standing

for _file in sorted(Path("src/ventanilla").glob("*/tests/routes.py")):
    import_module(f"ventanilla.{_file.parts[2]}.tests.routes")

pytestmark = [pytest.mark.fault, pytest.mark.req("B-10")]
REQUESTS = int(os.environ.get("VENTANILLA_MALFORMED", "1000"))
"""On each database in every run; the variable asks for ten times as many."""
ASKED = (
    "after",
    "q",
    "dia",
    "mes",
    "folio",
    "estado",
    "anio",
    "asunto",
    "cuenta",
    "version",
    "page",
    "next",
    "form_key",
)
"""Names that addresses ask by; those of each form are read from its page."""
UGLY = (
    *("", " ", "\x00", "a\x00b", "%00", "‮abc", "²", "٣٤", "-1", "0", "1e9", "NaN", "9" * 30, "9" * 5000, "1" * 200),
    *(
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "2026-13",
        "2026-11-21T25:61",
        "2026-11-21T10:00:00+99:99",
        "..",
        "../../x",
    ),
    *("<script>alert(1)</script>", "' OR 1=1 --", "=1+1", "{{ 7*7 }}", "{organismo}", "\ud83d", "ñ" * 400, "x" * 9000),
    *(
        "yes",
        "no",
        "otra",
        "resolved",
        "progress",
        "open",
        "call",
        "2026-11-21~matter~x",
        "2026-11-21T10:00_1",
        "_",
        "~~",
    ),
)
VALUES = st.one_of(st.sampled_from(UGLY), st.text(max_size=40), st.integers().map(str), st.datetimes().map(str))
FILES = st.sampled_from(
    [
        b"",
        b"%PDF-1.7 nothing",
        b"\x89PNG\r\n\x1a\n\x00",
        b"PK\x03\x04",
        b"GIF89a",
        b"\xff\xfe\x00",
        b"a,b\n1",
        b"\x00" * 4000,
    ]
)


class Visitor:
    """Somebody of the cast for each route, with the names that its forms have."""

    def __init__(self, people: Any) -> None:
        self.people, self.clients, self.made = people, {}, {}
        self.places = [place for route in all_routes() if (place := self._place(route))]

    def _place(self, route: Route) -> tuple[str, Client, list[str]] | None:
        address = reverse(route.name, kwargs=self._kwargs(route) if route.converters else {})
        client = self._client(route)
        answer = client.get(address)
        page = "" if answer.streaming else answer.content.decode(errors="replace")
        return (
            address,
            client,
            sorted({*ASKED, *re.findall(r'<(?:input|select|textarea|button)[^>]* name="([^"]+)"', page)}),
        )

    def _kwargs(self, route: Route) -> dict[str, Any]:
        """Of the first object to visit it with; routes that share a maker share the object."""
        maker = SAMPLES[route.name]
        if maker not in self.made:
            self.made[maker] = maker(self.people)
        return dict(self.made[maker][0].kwargs)

    def _client(self, route: Route) -> Client:
        able = (n for n in POSTS if not route.needs or standing(self._of(n).actor, timezone.now()).may(route.needs))
        name = next(able) if route.needs is not None else ""
        if name not in self.clients:
            client = self.clients[name] = Client(raise_request_exception=False)
            if name:
                client.force_login(self._of(name))
        return self.clients[name]

    def _of(self, name: str) -> Any:
        return getattr(self.people, name)


def sent(client: Client, address: str, names: list[str], draw: Any) -> Any:
    """One malformed request."""
    given = {name: draw.draw(VALUES) for name in draw.draw(st.lists(st.sampled_from(names), max_size=5, unique=True))}
    way = draw.draw(st.sampled_from(["get", "get", "post", "post", "post", "file", "raw", "verb"]))
    given = {name: value.encode("utf-8", "replace").decode() for name, value in given.items()}
    if way == "get":
        return client.get(address, given, headers={"If-None-Match": draw.draw(st.sampled_from(["", '"x"', "*"]))})
    if way == "file":
        name = draw.draw(st.sampled_from(["a.pdf", "../../etc/x", "a\x00.png", "ñ" * 300, "", "a.pdf.exe"]))
        files = {
            n: SimpleUploadedFile(name or "x", draw.draw(FILES))
            for n in names
            if n in ("scan", "evidence", "copies", "file")
        }
        return client.post(address, given | files)
    if way == "raw":
        kind = draw.draw(
            st.sampled_from(["application/json", "multipart/form-data; boundary=x", "text/xml", "nonsense", "a/b"])
        )
        return client.post(address, draw.draw(st.binary(max_size=60)), content_type=kind)
    if way == "verb":
        return getattr(client, draw.draw(st.sampled_from(["put", "patch", "delete", "head", "options"])))(address)
    return client.post(address, given)


def test_malformed_requests_are_never_our_failure(people):
    visitor = Visitor(people)
    failures: dict[str, str] = {}

    @settings(
        max_examples=REQUESTS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def send(draw):
        address, client, names = draw.draw(st.sampled_from(visitor.places))
        undo = transaction.savepoint_create()
        try:
            answer = sent(client, address, names, draw)
            if answer.streaming:
                list(answer.streaming_content)
            if answer.status_code >= 500:
                failures.setdefault(
                    address, f"{answer.request.get('REQUEST_METHOD')} {answer.status_code} {answer.exc_info}"
                )
        finally:
            transaction.savepoint_rollback(undo)

    send()
    assert not failures, "\n".join(f"{address}: {said}" for address, said in failures.items())
    assert connection.is_usable()
