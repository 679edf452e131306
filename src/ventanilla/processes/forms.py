"""The form of a task: what its type asks, and what the procedure's own JSON Schema adds."""

from collections.abc import Mapping
from typing import Any

from ventanilla.processes.step import OpenStep


def pack_values(step: OpenStep, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values for the task's action, and those the procedure's own form only writes down."""
    return dict(values), {}
