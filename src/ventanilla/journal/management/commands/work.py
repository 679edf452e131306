"""`ventanilla work`: the background worker, which runs every registered sweep again and again."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from ventanilla.journal.sweeps import SWEEPS
from ventanilla.lib.outage import Outage, outage

ROUNDS = 1000
"""How often in a row a sweep that keeps finding work runs before the next one has its turn."""
log = logging.getLogger("ventanilla.work")


class Command(BaseCommand):
    help = "Trabajo de fondo: plazos, avisos, sellos. Puede haber varios a la vez."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="una sola vuelta, hasta que no quede nada")
        parser.add_argument("--every", type=float, default=5.0, metavar="SEGUNDOS", help="pausa entre vueltas (5)")
        parser.add_argument("--limit", type=int, default=1000, help="cuánto toma cada barrido por vez (1000)")

    def handle(self, *args: Any, once: bool, every: float, limit: int, **options: Any) -> None:
        if once:
            if failed := run_all(limit):
                raise CommandError(f"Fallaron: {', '.join(failed)}. El detalle está en el registro.")
            return
        stop = threading.Event()
        for wanted in (signal.SIGTERM, signal.SIGINT):
            signal.signal(wanted, lambda *_: stop.set())
        self.stdout.write("Trabajo de fondo en marcha.")
        while not stop.is_set():
            run_all(limit, stop)
            close_old_connections()
            stop.wait(every)
        self.stdout.write("Trabajo de fondo detenido.")


def run_all(limit: int, stop: threading.Event | None = None) -> list[str]:
    """Run each sweep until it finds nothing more; the names of those that failed.

    One failure stops no other, unless the database itself is away.
    """
    failed = []
    for name, sweep in list(SWEEPS.items()):
        try:
            for _ in range(ROUNDS):
                if not sweep(timezone.now(), limit) or (stop and stop.is_set()):
                    break
        except Exception as error:
            failed.append(name)
            close_old_connections()
            if _told(name, error) == Outage.AWAY:
                break  # the others would only wait for it too
        if stop and stop.is_set():
            break
    return failed


def _told(name: str, error: Exception) -> Outage | None:
    """Write down what stopped a sweep: an outage of the machine in one line each round, a fault of ours whole."""
    why = outage(error)
    if why:
        log.error("El barrido «%s» espera (%s): %s", name, why, str(error).partition("\n")[0])
    else:
        log.error("Falló el barrido «%s»", name, exc_info=error)
    return why
