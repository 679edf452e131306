"""What comes with a sent form: its key, so that sending it twice does the thing once, and what no field reads."""

from django.utils.http import url_has_allowed_host_and_scheme

from ventanilla.lib.chance import salt
from ventanilla.staff.access import StaffRequest


def sent_key(request: StaffRequest) -> str:
    """The key of the form that came, bound to who sends it; without one, each sending counts. At most 64 letters."""
    sent = "".join(c for c in request.POST.get("form_key", "") if c.isascii() and (c.isalnum() or c == "-"))
    return f"{request.user.pk}:{sent or salt()}"[:64]


def typed(request: StaffRequest, name: str, most: int = 4000) -> str:
    """What was typed where no form reads it: at most so many letters, without the NUL that no database keeps."""
    return request.POST.get(name, "").replace("\0", "")[:most]


def sent_next(request: StaffRequest) -> str:
    """The page of ours that the form asks to go to afterwards; "" when it asks for none, or for what is no page."""
    wanted = typed(request, "next", 2000)
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return wanted if ours else ""
