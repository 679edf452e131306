"""What an address asks for: which indicator, which month; what makes no sense is the month of today, or not there."""

from django.http import Http404

from ventanilla.indicators.catalogue import Indicator
from ventanilla.indicators.queries import declared
from ventanilla.lib.months import Month
from ventanilla.staff.access import StaffRequest
from ventanilla.utility.queries import local_day


def this_month(request: StaffRequest) -> Month:
    return Month.of(local_day(request.now))


def month_of(request: StaffRequest) -> Month:
    """The month of «?mes=», never later than this one."""
    today = this_month(request)
    found = Month.read(request.GET.get("mes", ""))
    return found if found and found <= today else today


def month_or_404(request: StaffRequest, text: str) -> Month:
    """The month of a part of the address. Errors: Http404 for what is none, or has not begun."""
    found = Month.read(text)
    if found is None or found > this_month(request):
        raise Http404("No hay tal mes.")
    return found


def around(request: StaffRequest, month: Month) -> dict[str, Month]:
    """What the choice of the month shows: this one, the one before and the one after, and the month of today."""
    return {"month": month, "before": month.plus(-1), "following": month.plus(1), "today": this_month(request)}


def indicator_or_404(code: str) -> Indicator:
    """Errors: Http404."""
    found = declared().get(code)
    if found is None:
        raise Http404("El organismo no tiene ese indicador.")
    return found
