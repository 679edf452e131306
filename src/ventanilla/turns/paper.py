"""The ticket on paper: as PDF, as the bytes of a receipt printer, and the QR that leads to its public page."""

from typing import Any

import segno

from ventanilla.documents.slips import slip
from ventanilla.lib import spoken
from ventanilla.turns.models import Ticket
from ventanilla.turns.motion import declared
from ventanilla.turns.queries import Outlook
from ventanilla.utility.queries import current_pack, zone

_ADDRESS = "http://localhost:8000"


def address_of(ticket: Ticket) -> str:
    """The public page of a ticket."""
    base = current_pack().section("utility").settings.get("public.address", _ADDRESS)
    return f"{str(base).rstrip('/')}/turno/{ticket.code}/"


def qr_inline(ticket: Ticket) -> str:
    """The QR as an SVG to stand inside a page."""
    code = segno.make(address_of(ticket), micro=False, error="m")
    return code.svg_inline(scale=1, border=2, omitsize=True, svgclass="qr", lineclass=None)


def said(outlook: Outlook) -> str:
    """The wait in words: «2 personas antes; unos 15 minutos»."""
    before = {0: "Es el siguiente", 1: "1 persona antes"}.get(outlook.ahead, f"{outlook.ahead} personas antes")
    if not outlook.ahead:
        return f"{before}; esté atento a la pantalla"
    if outlook.minutes is None:
        return f"{before}; todavía no hay ventanilla abierta para este asunto"
    return f"{before}; unos {outlook.minutes} minutos"


def printed(ticket: Ticket, outlook: Outlook) -> bytes:
    """The ticket as PDF, 80 mm wide. Errors: UnableToPrint."""
    return slip("_boleto.typ", _words(ticket, outlook), address_of(ticket))


def escpos(ticket: Ticket, outlook: Outlook) -> bytes:
    """What a receipt printer (ESC/POS) must be sent to print the ticket and cut the paper."""
    from escpos.printer import Dummy  # loads a table of printers; only who prints pays for it

    words, out = _words(ticket, outlook), Dummy()
    out.set(align="center", bold=True)
    out.textln(current_pack().section("utility").name)
    out.set(align="center", bold=True, custom_size=True, width=4, height=4)
    out.textln(ticket.label)
    out.set(align="center", bold=True, normal_textsize=True)
    if ticket.priority:
        out.textln("Atención preferente")
    out.set(align="center", bold=False, normal_textsize=True)
    for line in (words["asunto"], words["espera"]):
        out.textln(line)
    out.qr(address_of(ticket), native=True, size=6)
    out.textln("Siga su turno en el teléfono")
    out.textln(words["momento"])
    out.cut()
    return bytes(out.output)


def _words(ticket: Ticket, outlook: Outlook) -> dict[str, Any]:
    local = ticket.at.astimezone(zone())
    return {
        "turno": ticket.label,
        "asunto": declared().name_of(ticket.matter),
        "preferente": ticket.priority,
        "espera": said(outlook),
        "momento": f"{spoken.day(local.date())}, {local:%H:%M}",
    }
