"""The processes as a Django app; at start it gathers the tasks and subjects every floor registers."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from ventanilla.floors import BUILT


class ProcessesConfig(AppConfig):
    name = "ventanilla.processes"
    verbose_name = "Procedimientos"

    def ready(self) -> None:
        for floor in BUILT:
            for part in ("process_tasks", "process_subjects"):
                if find_spec(f"ventanilla.{floor}.{part}"):
                    import_module(f"ventanilla.{floor}.{part}")
        for part in ("publishing", "motion.dues"):
            import_module(f"ventanilla.processes.{part}")
