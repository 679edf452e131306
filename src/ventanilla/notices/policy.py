"""When a message that could not be sent is tried again, and when it is given up; the pack may say it otherwise."""

from datetime import timedelta

from ventanilla.utility.queries import current_pack

USUAL = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes after each failure; after the last one it is given up."""
LEASE = timedelta(minutes=3)
"""How long a worker may take over one message: more than every wait of the network together."""


def waits() -> tuple[int, ...]:
    """Minutes between tries, from `messages.retry_minutes` of the pack."""
    return tuple(current_pack().section("utility").settings.get("messages.retry_minutes", USUAL))


def longest_wait() -> timedelta:
    """No message waits longer than this for its next try, nor for who has it in hand."""
    return max(LEASE, *(timedelta(minutes=one) for one in waits()))


def next_wait(tries: int) -> timedelta | None:
    """How long to wait after that many tries, or None when it is given up."""
    minutes = waits()
    return timedelta(minutes=minutes[tries - 1]) if tries <= len(minutes) else None
