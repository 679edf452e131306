"""Definitions, instances, their tokens and the messages they wait for."""

from ventanilla.processes.models.definition import Definition
from ventanilla.processes.models.instance import Instance
from ventanilla.processes.models.message import Message
from ventanilla.processes.models.token import FAR, Token

__all__ = ["FAR", "Definition", "Instance", "Message", "Token"]
