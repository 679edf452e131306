"""The real carriers against servers that really answer: SMTP over a socket, HTTP with JSON."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ventanilla.notices import carriers
from ventanilla.notices.actions import send_due
from ventanilla.notices.carriers import Parcel, Undeliverable, Unreachable
from ventanilla.notices.carriers.gateway import Gateway
from ventanilla.notices.carriers.mail import Mail
from ventanilla.notices.models import Attempt, Dispatch
from ventanilla.notices.tests.making import told_case
from ventanilla.notices.tests.smtp import postbox

pytestmark = pytest.mark.req("A-04")
PARCEL = Parcel("cases.received:7:", "lupe@correo.mx", "Recibimos su petición", "Señora Peña:\n\nsu folio…")


@pytest.fixture
def box(settings):
    with postbox() as server:
        settings.MAILERS = server.mailer
        yield server


def test_an_email_arrives_whole_and_keeps_its_identity_at_each_try(box):
    mail = Mail("Ventanilla <ventanilla@agua.mx>")
    assert "Aceptado" in mail.send(PARCEL)
    mail.send(PARCEL)
    mail.close()
    first, second = box.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@agua.mx>")
    assert first["To"] == "lupe@correo.mx"
    assert first["Auto-Submitted"] == "auto-generated"
    assert "Señora Peña" in first.get_payload(decode=True).decode()


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        ("rcpt", b"550 5.1.1 no existe", Undeliverable),
        ("rcpt", b"450 4.2.1 ocupado", Unreachable),
        ("data", b"554 5.7.1 no", Undeliverable),
        ("data", b"451 4.3.0 luego", Unreachable),
    ],
)
def test_a_refusal_for_good_is_told_from_one_for_now(box, command, answer, error):
    setattr(box, command, answer)
    with pytest.raises(error, match=answer[:3].decode()):
        Mail("v@agua.mx").send(PARCEL)
    assert not box.letters


def test_a_server_that_is_not_there_is_for_later(settings):
    with postbox() as gone:
        settings.MAILERS = gone.mailer
    with pytest.raises(Unreachable):
        Mail("v@agua.mx").send(PARCEL)


def test_two_workers_send_each_message_once_through_real_smtp(box, people, at):
    for n in range(4):
        told_case(people, at, email=f"p{n}@correo.mx")
    carriers.engage("email", Mail("v@agua.mx"))
    assert [send_due(at, 2), send_due(at, 100)] == [2, 2]
    assert sorted(one["To"] for one in box.letters) == [f"p{n}@correo.mx" for n in range(4)]
    assert not Dispatch.objects.exclude(state="sent").exists()


def test_a_server_that_is_busy_gets_the_same_letter_again_when_its_wait_is_over(box, people, at):
    told = told_case(people, at)
    carriers.engage("email", Mail("v@agua.mx"))
    box.rcpt = b"450 4.2.1 ocupado"
    send_due(at, 100)
    assert told.message.dispatch.state == Dispatch.State.WAITING
    box.rcpt = b"250 OK"
    due = told.message.dispatch.next_at
    assert due > at
    assert send_due(due - timedelta(seconds=1), 100) == 0
    assert send_due(due, 100) == 1
    assert told.message.dispatch.state == Dispatch.State.SENT
    assert [a.outcome for a in Attempt.objects.order_by("pk")] == ["failed", "sent"]
    assert [one["To"] for one in box.letters] == ["lupe@correo.mx"]


def test_a_recipient_refused_for_good_is_given_up_at_once_and_the_others_go(box, people, at):
    told, other = told_case(people, at, email="nadie@correo.mx"), told_case(people, at, email="lupe@correo.mx")
    carriers.engage("email", Mail("v@agua.mx"))
    box.refused = b"nadie@"
    send_due(at, 100)
    send_due(at + timedelta(days=1), 100)
    assert told.message.dispatch.state == Dispatch.State.DEAD
    assert "550" in Attempt.objects.get(message=told.message).answer
    assert other.message.dispatch.state == Dispatch.State.SENT
    assert [one["To"] for one in box.letters] == ["lupe@correo.mx"]


class _Answer(BaseHTTPRequestHandler):
    status = 202
    asked: list = []

    def do_POST(self):  # noqa: N802
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((dict(self.headers), json.loads(content)))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b'{"id": "g-1"}')

    def log_message(self, *args):
        pass


@pytest.fixture
def gateway():
    with HTTPServer(("127.0.0.1", 0), type("Answer", (_Answer,), {"asked": []})) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.RequestHandlerClass, f"http://127.0.0.1:{server.server_address[1]}/sms"
        server.shutdown()


def test_an_sms_is_asked_of_the_gateway_with_its_key(gateway):
    answers, url = gateway
    said = Gateway(url, "secreto").send(Parcel("k:1", "+525512345678", "", "Hola"))
    ((headers, content),) = answers.asked
    assert content == {"to": "+525512345678", "text": "Hola", "id": "k:1"}
    assert headers["Idempotency-Key"] == "k:1"
    assert headers["Authorization"] == "Bearer secreto"
    assert said.startswith("202 ")


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, Undeliverable), (422, Undeliverable), (401, Unreachable), (429, Unreachable), (503, Unreachable)],
)
def test_what_the_gateway_refuses_is_told_apart(gateway, status, error):
    answers, url = gateway
    answers.status = status
    with pytest.raises(error, match=str(status)):
        Gateway(url).send(Parcel("k", "+52", "", "Hola"))


def test_a_gateway_is_an_address_of_the_web():
    with pytest.raises(ValueError, match="http"):
        Gateway("file:///etc/passwd")
