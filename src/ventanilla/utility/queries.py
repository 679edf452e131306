"""The pack in force, read from what was published and kept in memory until a new revision appears."""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ventanilla.utility.identity import Utility
from ventanilla.utility.models import PackFile, PackRevision
from ventanilla.utility.sections import Fault, Files, PackRefused, PackView

_FRESH_FOR_S = 2.0
_kept: dict[str, tuple[float, PackView]] = {}
_revisions: dict[int, PackView] = {}


def forget() -> None:
    """Drop what is in memory: after publishing, and between tests."""
    _kept.clear()
    _revisions.clear()


def current_pack() -> PackView:
    """The revision in force. Errors: PackRefused when nothing was published yet."""
    if "now" in _kept and time.monotonic() - _kept["now"][0] < _FRESH_FOR_S:
        return _kept["now"][1]
    number = PackRevision.objects.order_by("-pk").values_list("pk", flat=True).first()
    if number is None:
        raise PackRefused(
            [Fault("pack.toml", 0, "Aún no se publica el paquete: use «ventanilla init --pack CARPETA».")]
        )
    view = pack_of(number)
    _kept["now"] = (time.monotonic(), view)
    return view


def pack_of(number: int) -> PackView:
    """A published revision by its number."""
    if number not in _revisions:
        revision = PackRevision.objects.get(pk=number)
        contents = dict(PackFile.objects.filter(pk__in=set(revision.manifest.values())).values_list("pk", "content"))
        _revisions[number] = PackView(
            Files({path: bytes(contents[sha]) for path, sha in revision.manifest.items()}), number
        )
    return _revisions[number]


def zone() -> ZoneInfo:
    """The utility's time zone."""
    utility: Utility = current_pack().section("utility")
    return utility.zone


def local_day(at: datetime) -> date:
    """The utility's calendar day of a moment."""
    return at.astimezone(zone()).date()
