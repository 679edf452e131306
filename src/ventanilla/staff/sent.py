"""The key with which a form is sent, so that sending it twice does the thing once."""

from ventanilla.lib.chance import salt
from ventanilla.staff.access import StaffRequest


def sent_key(request: StaffRequest) -> str:
    """The key of the form that came, bound to who sends it; without one, each sending counts. At most 64 letters."""
    sent = "".join(c for c in request.POST.get("form_key", "") if c.isascii() and (c.isalnum() or c == "-"))
    return f"{request.user.pk}:{sent or salt()}"[:64]
