"""`ventanilla serve`: the web server, and the background worker beside it."""

import os
import subprocess
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from ventanilla.staff.warming import give_memory_back, warm

RESTART_S = 5.0


class Command(BaseCommand):
    help = "Sirve las pantallas y hace el trabajo de fondo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, metavar="PUERTO")
        parser.add_argument("--host", default="127.0.0.1", metavar="DIRECCIÓN", help="0.0.0.0 para toda la red")
        parser.add_argument("--workers", type=int, default=max(2, os.cpu_count() or 2), metavar="PROCESOS")
        parser.add_argument("--no-work", action="store_true", help="sin trabajo de fondo: ya corre en otra parte")

    def handle(self, *args: Any, port: int, host: str, workers: int, no_work: bool, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("La base de datos no está al día: ejecute antes «ventanilla init --pack CARPETA».")
        if not (settings.BASE / "static" / "build" / "main.css").exists():
            raise CommandError("Faltan las hojas de estilo de las pantallas: ejecute antes «bin/setup».")
        call_command("collectstatic", verbosity=0, interactive=False)
        # On SQLite writers queue: one thread a process gives the better tail.
        threads = 1 if connection.vendor == "sqlite" else 4
        give_memory_back()
        warm()
        connections.close_all()  # the processes that serve are forks: they would talk over one another's connection
        stop = threading.Event()
        beside = None if no_work else threading.Thread(target=_keep_working, args=(stop,))
        if beside:
            beside.start()
        try:
            self._serve(host, port, workers, threads)
        finally:
            stop.set()
            if beside:
                beside.join()

    def _serve(self, host: str, port: int, workers: int, threads: int) -> None:
        from granian.constants import Interfaces
        from granian.server import Server

        self.stdout.write(f"Ventanilla atiende en http://{host}:{port}/ (Ctrl+C para detener)")
        self.stdout.flush()
        Server(
            "ventanilla.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            respawn_failed_workers=True,
        ).serve()


def _keep_working(stop: threading.Event) -> None:
    """Run `ventanilla work` until `stop`; a worker that dies is started again after a moment."""
    while not stop.is_set():
        worker = subprocess.Popen([sys.executable, "-m", "ventanilla", "work"])
        while worker.poll() is None and not stop.wait(0.5):
            continue
        if worker.poll() is None:
            worker.terminate()
            worker.wait()
        stop.wait(RESTART_S)
