"""People who send forms at once: each sends its own again, as the page kept it, until it is acknowledged."""

import html
import re
import threading
import time
from collections.abc import Callable, Iterable
from http.client import HTTPException
from typing import Any, NamedTuple
from uuid import uuid4

from tests.faults.office import Office
from tests.faults.visitor import PATIENCE_S, Visitor

NEW = "/peticiones/nueva/"
TYPED = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def petition(key: str, number: int) -> dict[str, Any]:
    return {
        "form_key": key,
        "channel": "telefono",
        "capacity": "titular",
        "petitioner": f"Persona {number}",
        "summary": f"Asunto {number}",
        "points": "Que se revise\nQue se corrija",
    }


class TurnedAway(NamedTuple):
    """An answer that acknowledged nothing; status 0 when the server itself was not there."""

    status: int
    seconds: float
    page: str


class Crowd:
    """`acknowledged` is folio by key; `keys` all that were sent; `turned_away` what was answered meanwhile.

    What everybody wants at once (`fought`) may be refused to some: `refused` is the page by key.
    """

    def __init__(
        self,
        visitors: Iterable[Visitor],
        each: int,
        *,
        where: Callable[[int], str] = lambda number: NEW,
        what: Callable[[str, int], dict[str, Any]] = petition,
        fought: Callable[[int], bool] = lambda number: False,
    ) -> None:
        """`where` and `what` give the address and the fields of each form, by its key and number."""
        self.where, self.what, self.fought = where, what, fought
        self.acknowledged: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self.keys: list[str] = []
        self.turned_away: list[TurnedAway] = []
        self.failures: list[BaseException] = []
        self.enough = threading.Event()
        self.threads = [
            threading.Thread(target=self._work, args=(one, range(n * each, (n + 1) * each)))
            for n, one in enumerate(visitors)
        ]
        self.gate = threading.Barrier(len(self.threads))

    def start(self) -> None:
        for one in self.threads:
            one.start()

    @property
    def busy(self) -> bool:
        return any(one.is_alive() for one in self.threads)

    def wait_for(self, more: int) -> None:
        """Until so many more are acknowledged, or everybody is done."""
        enough = len(self.acknowledged) + more
        self.until(lambda: len(self.acknowledged) >= enough)

    def until(self, what: Callable[[], bool]) -> None:
        """Until it holds, or everybody is done."""
        while self.busy and not what():
            time.sleep(0.01)

    def go_home(self) -> None:
        """Everybody ends the petition at hand and begins no other."""
        self.enough.set()
        self.finish()

    def finish(self) -> None:
        for one in self.threads:
            one.join()
        if self.failures:
            raise self.failures[0]

    def _work(self, visitor: Visitor, numbers: Iterable[int]) -> None:
        try:
            token = visitor.hidden(self.where(0))["csrfmiddlewaretoken"]
            for number in numbers:
                if self.enough.is_set():
                    return
                key = uuid4().hex
                self.keys.append(key)
                form = self.what(key, number) | {"csrfmiddlewaretoken": token}
                if is_fought := self.fought(number):
                    self.gate.wait(PATIENCE_S)
                status, said = self._insist(visitor, self.where(number), form, but=422 if is_fought else 302)
                if status == 302:
                    self.acknowledged[key] = said.strip("/").rpartition("/")[2]
                else:
                    self.refused[key] = said
        except BaseException as error:  # noqa: BLE001 - told by `finish`
            self.failures.append(error)
            self.gate.abort()

    def _insist(self, visitor: Visitor, address: str, fields: dict[str, Any], but: int) -> tuple[int, str]:
        """302 and where it leads, or the status that is an answer too, and its page."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                status, where, page = visitor.ask(address, fields)
            except (OSError, HTTPException) as error:
                status, where, page = 0, "", repr(error)
            if status in (302, but):
                return status, where or page
            self.turned_away.append(TurnedAway(status, time.monotonic() - began, page))
            if 0 < status < 500:
                raise AssertionError(f"{status}: {page[:800]}")
            if "Enviar otra vez" in page:
                fields = {name: html.unescape(value) for name, value in TYPED.findall(page)}
            time.sleep(0.1)
        raise AssertionError(f"not acknowledged in {PATIENCE_S} s; last: {self.turned_away[-1]}")


def each_once_and_without_gaps(office: Office, crowd: Crowd, before: int = 0) -> None:
    """What was acknowledged is there with its folio, once, nothing else is, and the folios follow one another."""
    assert len(crowd.acknowledged) == len(crowd.keys)
    written = office.rows("select key, folio from cases_case order by folio")
    assert {key.partition(":")[2]: folio for key, folio in written[before:]} == crowd.acknowledged
    assert [int(folio.rpartition("-")[2]) for _, folio in written] == list(range(1, before + len(crowd.keys) + 1))


def all_printed(office: Office) -> bool:
    """Whether the worker has printed every receipt."""
    return office.rows(
        "select count(*) from documents_document d where not exists "
        "(select 1 from documents_rendering r where r.document_id = d.id)"
    ) == [(0,)]
