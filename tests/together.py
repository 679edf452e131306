"""Acts at the same moment, each in a thread and a connection of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def together(act: Callable[[], Any], times: int = 2) -> list[Any]:
    """Run an act in several threads, released together; what each gave or refused."""
    gate, told = threading.Barrier(times), []

    def run() -> None:
        gate.wait()
        try:
            told.append(act())
        except Exception as error:  # noqa: BLE001
            told.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told
