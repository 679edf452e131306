"""A person at a browser, as plain HTTP: signs in through the real page, keeps cookies, sends forms with their token."""

import http.client
import re
from urllib.parse import quote, urlencode, urlsplit

WANTS = {"Accept": "text/html", "Accept-Language": "es-MX"}


class Unexpected(Exception):
    """The server answered something else than the page asked for."""


class Client:
    """One kept connection."""

    def __init__(self, host: str, port: int) -> None:
        self.connection = http.client.HTTPConnection(host, port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, *, in_place: bool = False
    ) -> tuple[int, str, str]:
        """Status, where it sends to, and the page; `in_place` as a script asks for a piece of it."""
        headers = WANTS | ({"HX-Request": "true"} if in_place else {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if form is not None:
            body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **form})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.split(";", 1)[0]
        return answer.status, answer.headers.get("Location", ""), text

    def page(self, path: str) -> str:
        """A page that must be there; a redirection is followed once, as a browser does."""
        status, to, text = self.ask("GET", path)
        if status in (301, 302):
            status, _, text = self.ask("GET", urlsplit(to)._replace(scheme="", netloc="", fragment="").geturl())
        if status != 200:
            raise Unexpected(f"GET {path}: {status}")
        return text

    def send(self, path: str, form: dict[str, str]) -> tuple[str, str]:
        """Send a form that must be taken; the address and the page it leads to."""
        status, to, text = self.ask("POST", path, form)
        if status != 302:
            wrong = re.findall(r'invalid-feedback"[^>]*>(?:<div>)?([^<]+)', text)
            raise Unexpected(f"POST {path}: {status} {wrong}")
        to = urlsplit(to)._replace(scheme="", netloc="", fragment="").geturl()
        return to, self.page(to)

    def piece(self, path: str, form: dict[str, str]) -> str:
        """Send a form of the page at hand that must be taken; the piece of the page that takes its place."""
        status, _, text = self.ask("POST", path, form, in_place=True)
        if status != 200:
            raise Unexpected(f"POST {path}: {status}")
        return text

    def sign_in(self, username: str, password: str) -> None:
        """Through the real page."""
        page = self.page("/entrar/")
        names = re.findall(r'<input[^>]*name="([a-z_-]+)"', page)
        login = next(n for n in names if n in ("login", "username", "usuario"))
        self.send("/entrar/", {login: username, "password": password})


def query(path: str, **values: str) -> str:
    return path + "?" + "&".join(f"{name}={quote(value)}" for name, value in values.items())
