"""Diagrams of published definitions, read once and kept: a definition never changes."""

import json
from functools import lru_cache
from typing import Any

from ventanilla.processes.engine.diagram import Diagram
from ventanilla.processes.engine.reading import read
from ventanilla.processes.models import Definition
from ventanilla.utility.models import PackFile


@lru_cache(maxsize=200)
def _files(pairs: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
    kept = dict(PackFile.objects.filter(pk__in={sha for _, sha in pairs}).values_list("pk", "content"))
    return {name: bytes(kept[sha]) for name, sha in pairs}


@lru_cache(maxsize=200)
def _diagram(pairs: tuple[tuple[str, str], ...]) -> Diagram:
    return read(_files(pairs))


def files_of(definition: Definition) -> dict[str, bytes]:
    """The files of a definition by name inside its folder; kept by hash, so a rolled back row leaves no trace."""
    return _files(tuple(sorted(definition.files.items())))


def diagram_of(definition: Definition) -> Diagram:
    """What the definition's files say."""
    return _diagram(tuple(sorted(definition.files.items())))


def schema_of(definition: Definition, form: str) -> dict[str, Any]:
    """The JSON Schema of one of its forms; {} when the task has none."""
    if not form:
        return {}
    schema: dict[str, Any] = json.loads(files_of(definition)[f"forms/{form}.json"])
    return schema
