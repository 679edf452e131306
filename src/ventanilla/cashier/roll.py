"""The receipt as a receipt printer (ESC/POS) prints it on a roll of 80 mm: no line is longer than the paper."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from ventanilla.cashier.models import Payment
from ventanilla.cashier.paper import receipt_fields
from ventanilla.cashier.queries import declared
from ventanilla.lib.spoken import money
from ventanilla.utility.queries import current_pack, zone

COLUMNS = 42
"""Letters in a line of the paper."""


def receipt_bytes(payment: Payment, *, is_copy: bool) -> bytes:
    """What the printer must be sent to print it twice, each cut off."""
    from escpos.printer import Dummy  # loads a table of printers; only who prints pays for it

    said, out = receipt_fields(payment, is_copy), Dummy()
    for whose in ("Usuario", "Corte de caja"):
        parts = [
            ("center", True, _wrapped(current_pack().section("utility").name, f"Recibo {said['folio']}")),
            ("left", False, list(_body(payment, said))),
            ("left", True, list(_across("Total", said["total"]))),
            ("left", False, list(_means(payment, said))),
            ("center", True, _wrapped(said["leyenda"], said["cancelado"], said["copia"])),
            ("center", False, [whose]),
        ]
        for align, bold, lines in parts:
            out.set(align=align, bold=bold)
            for line in lines:
                out.textln(line)
        out.cut()
    return bytes(out.output)


def _body(payment: Payment, said: Mapping[str, Any]) -> Iterator[str]:
    for label, value in (("Cuenta", said["cuenta"]), ("Nombre", said["nombre"]), ("Caja", said["caja"])):
        if value:
            yield from _wrapped(f"{label}: {value}")
    yield f"{payment.received_at.astimezone(zone()):%d/%m/%Y %H:%M}"
    yield from _wrapped(said["capturado"])
    for line in said["lineas"]:
        yield from _across(f"{line['concepto']} {line['periodo']}".strip(), line["importe"])


def _means(payment: Payment, said: Mapping[str, Any]) -> Iterator[str]:
    """The amount in words, and each means with its reference below."""
    yield from _wrapped(said["letra"])
    for one in payment.means.order_by("pk"):
        yield from _across(declared().means_name(one.means), money(one.centavos))
        if one.reference:
            means = declared().means.get(one.means)
            told = f"{means.reference}: {one.reference}" if means and means.reference else one.reference
            yield from [told] if len(told) <= COLUMNS else _wrapped(told.removesuffix(one.reference), one.reference)
    if said["cambio"]:
        yield from _across("Cambio", said["cambio"])


def _wrapped(*texts: str) -> list[str]:
    return [part for text in texts for part in wrap(text, COLUMNS, break_on_hyphens=False)]


def _across(left: str, right: str) -> Iterator[str]:
    """Words and an amount at both ends of the paper; the amount stands beside the first of the words."""
    room = COLUMNS - len(right) - 1
    first, *others = wrap(left, room, break_on_hyphens=False) or [""]
    yield f"{first:<{room}} {right}"
    yield from others
