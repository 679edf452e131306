"""A small server that really speaks SMTP on a thread: what it was told, and what it answers, the test says."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any


class Postbox(socketserver.ThreadingTCPServer):
    """`letters` are those accepted. `rcpt` and `data` are the answers to those commands, but a recipient with
    `refused` in it does not exist; `taken` is called when a letter is in, before anybody is told so."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.letters: list[Message] = []
        self.rcpt, self.data = b"250 OK", b"250 2.0.0 queued"
        self.refused = b""
        self.taken: Callable[[], None] = lambda: None

    @property
    def mailer(self) -> dict[str, Any]:
        """The setting MAILERS that sends here."""
        options = {"host": "127.0.0.1", "port": self.server_address[1], "timeout": 5}
        return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


class _Session(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self._say(b"220 prueba ESMTP")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say(b"354 adelante")
                self._take()
            elif verb == b"QUIT":
                self._say(b"221 adios")
                return
            else:
                self._say(self._answer(line) if verb == b"RCPT" else b"250 OK")

    def _answer(self, line: bytes) -> bytes:
        unknown = self.server.refused and self.server.refused in line
        return b"550 5.1.1 no existe" if unknown else self.server.rcpt

    def _take(self) -> None:
        content = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            content += line
        if self.server.data.startswith(b"2"):
            self.server.letters.append(message_from_bytes(content))
            self.server.taken()
        self._say(self.server.data)

    def _say(self, answer: bytes) -> None:
        self.wfile.write(answer + b"\r\n")


@contextmanager
def postbox() -> Iterator[Postbox]:
    """A server for as long as the block lasts."""
    with Postbox() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
