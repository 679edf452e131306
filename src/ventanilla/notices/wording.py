"""How a message is worded: texts with variables in braces, filled strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

MARK = "⟦{}⟧"
"""How a secret stands in what is kept; it is put in its place only in what is sent."""


@dataclass(frozen=True)
class Wording:
    """A message as the pack says it. Without `sms` it is never sent that way."""

    code: str
    title: str
    email: str
    sms: str = ""
    source: str = ""
    assumed: bool = False

    def texts(self) -> dict[str, str]:
        """Each text by the key of the file."""
        return {"title": self.title, "email": self.email} | ({"sms": self.sms} if self.sms else {})


@dataclass(frozen=True)
class Worded:
    """A message with its variables filled; an SMS has no title."""

    title: str
    body: str


def variables_of(text: str) -> Iterator[str]:
    """The names in braces, in order. Errors: ValueError for braces that do not match."""
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield f"{name}:{spec}" if spec or conversion else name


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each variable in its place. Values are put in as they are, braces and all."""
    return "".join(
        literal + (values[name] if name is not None else "") for literal, name, _, _ in Formatter().parse(text)
    )


def in_one_line(text: str) -> str:
    """For a title: line breaks and repeated spaces become one space."""
    return " ".join(text.split())
