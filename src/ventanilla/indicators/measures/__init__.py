"""What the system can count for an indicator, by code: an indicator of the pack names one of these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ventanilla.indicators.measures.period import Period
from ventanilla.indicators.measures.referred import area_names, referrals
from ventanilla.indicators.measures.served import matters, petitions
from ventanilla.indicators.measures.words import REFERRED_KINDS, SERVED_GROUPS, served_kinds
from ventanilla.utility.sections import PackView

Source = Callable[[Period, datetime], QuerySet[Any]]
Names = Callable[[PackView], dict[str, str]]


@dataclass(frozen=True)
class Measure:
    """What is counted: `sources` by origin, and the Spanish names of its groups and kinds.

    Each source gives its rows of a period annotated with `month`, `moment`, `label`, `petition`, `group`, `kind` and
    `place`, as they stand at a moment.
    """

    sources: dict[str, Source]
    groups: Names
    kinds: Names
    split: str


MEASURES: dict[str, Measure] = {
    "served": Measure(
        sources={"matter": matters, "petition": petitions},
        groups=lambda pack: dict(SERVED_GROUPS),
        kinds=served_kinds,
        split="Internas o a otros procesos",
    ),
    "referred": Measure(
        sources={"referral": referrals},
        groups=area_names,
        kinds=lambda pack: dict(REFERRED_KINDS),
        split="Por área a la que se envió",
    ),
}
