"""Who carries messages away: a port for each channel, filled at start from the settings."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Parcel:
    """What a carrier is given. `key` is the same at every try of one message, so that a provider may drop a repeat."""

    key: str
    to: str
    title: str
    body: str


class Undeliverable(Exception):
    """The provider refuses this very message for good: the address does not exist, the content is not taken."""


class Unreachable(Exception):
    """Not now: the provider does not answer, or asks to come back."""


class Carrier(Protocol):
    """A way to send. `simulated` ones say so on the screen."""

    name: str
    simulated: bool

    def send(self, parcel: Parcel) -> str:
        """Hand it over; the provider's answer. Errors: Undeliverable, Unreachable."""
        ...

    def close(self) -> None:
        """The end of a batch: let go of what is held open."""
        ...


_ENGAGED: dict[str, Carrier] = {}


def engage(channel: str, carrier: Carrier | None) -> None:
    """Give a channel ("email", "sms") to a carrier; None leaves it without, and its messages wait."""
    if carrier is None:
        _ENGAGED.pop(channel, None)
    else:
        _ENGAGED[channel] = carrier


def engaged() -> dict[str, Carrier]:
    """The carriers by channel, as they stand now."""
    return dict(_ENGAGED)
