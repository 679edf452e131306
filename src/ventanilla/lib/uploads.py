"""What an action asks of an uploaded file: a name and its bytes, whatever door it came through."""

from typing import Protocol


class Upload(Protocol):
    """A file somebody sent."""

    name: str

    def read(self) -> bytes: ...
