"""The span of whole months that a count covers."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q

from ventanilla.lib.months import Month


@dataclass(frozen=True)
class Period:
    """From the first day of `first` to the last of `last`, in the utility's zone."""

    first: Month
    last: Month
    zone: ZoneInfo

    def moments(self, field: str) -> Q:
        """Rows whose moment `field` is in the period."""
        begins, ends = self.first.starts_at(self.zone), self.last.ends_at(self.zone)
        return Q(**{f"{field}__gte": begins, f"{field}__lt": ends})
