"""Receipts and cuts on paper: as PDF and as the bytes of a receipt printer."""

from datetime import datetime
from typing import Any

from ventanilla.billing.queries import book
from ventanilla.cashier.models import Cut, Payment
from ventanilla.cashier.queries import declared, lines_of
from ventanilla.documents.actions import print_form
from ventanilla.lib.amount_words import amount_in_words
from ventanilla.lib.barcodes import bars
from ventanilla.lib.spoken import money
from ventanilla.utility.queries import current_pack, zone

RECEIPT, CUT = "recibo", "corte"
_PAPER_COLUMNS = 42
"""Letters in a line of 80 mm paper."""


def receipt_pdf(payment: Payment, *, is_copy: bool, at: datetime) -> bytes:
    """The receipt twice on a letter sheet. Errors: UnableToPrint, LetterRefused."""
    return print_form(form=RECEIPT, fields=_receipt(payment, is_copy), at=at)


def receipt_bytes(payment: Payment, *, is_copy: bool) -> bytes:
    """What a receipt printer (ESC/POS) must be sent to print it twice, each cut off."""
    from escpos.printer import Dummy  # loads a table of printers; only who prints pays for it

    said, out = _receipt(payment, is_copy), Dummy()
    for whose in ("Usuario", "Corte de caja"):
        out.set(align="center", bold=True)
        out.textln(current_pack().section("utility").name)
        out.textln(f"Recibo {said['folio']}")
        out.set(align="left", bold=False)
        for label, value in (("Cuenta", said["cuenta"]), ("Nombre", said["nombre"]), ("Caja", said["caja"])):
            if value:
                out.textln(f"{label}: {value}"[:_PAPER_COLUMNS])
        out.textln(f"{payment.at.astimezone(zone()):%d/%m/%Y %H:%M}")
        for line in said["lineas"]:
            out.textln(_across(f"{line['concepto']} {line['periodo']}".strip(), line["importe"]))
        out.set(bold=True)
        out.textln(_across("Total", said["total"]))
        out.set(bold=False)
        out.textln(said["letra"])
        for one in said["medios"]:
            out.textln(_across(one["medio"], one["importe"]))
        if said["cambio"]:
            out.textln(_across("Cambio", said["cambio"]))
        out.set(align="center", bold=True)
        for mark in filter(None, (said["leyenda"], said["cancelado"], said["copia"])):
            out.textln(mark)
        out.set(bold=False)
        out.textln(whose)
        out.cut()
    return bytes(out.output)


def cut_pdf(cut: Cut, *, at: datetime) -> bytes:
    """The cut with its denominations, its difference and the places to sign. Errors: UnableToPrint, LetterRefused."""
    session = cut.session
    counted = [(int(value), number) for value, number in cut.counted_of.items()]
    fields = {
        "folio": cut.folio,
        "caja": declared().till_name(session.till),
        "cajero": session.by_name,
        "abrio": session.at,
        "corto": cut.at,
        "hizo": cut.by_name,
        "fondo": money(session.opening_float),
        "pagos": str(cut.payments),
        "cancelados": str(cut.cancelled),
        "medios": [
            {"medio": declared().means_name(code), "importe": money(amount)} for code, amount in cut.received.items()
        ],
        "total": money(cut.total),
        "esperado": money(cut.expected),
        "contado": money(cut.counted),
        "diferencia": money(cut.difference) if cut.difference else "",
        "entregar": money(cut.counted - session.opening_float),
        "piezas": [
            {"valor": money(value), "cuantos": str(number), "importe": money(value * number)}
            for value, number in sorted(counted, reverse=True)
        ],
        "nota": cut.note,
    }
    return print_form(form=CUT, fields=fields, at=at)


def _receipt(payment: Payment, is_copy: bool) -> dict[str, Any]:
    undone, account = payment.undone, payment.account
    return {
        "folio": payment.folio,
        "barras": bars(payment.folio),
        "cuenta": account.number,
        "nombre": payment.payer,
        "domicilio": account.address,
        "caja": f"{declared().till_name(payment.session.till)}, {payment.by_name}",
        "momento": payment.at,
        "lineas": [
            {"concepto": book().concept(one.concept).name, "periodo": one.period, "importe": money(one.centavos)}
            for one in lines_of(payment)
        ],
        "total": money(payment.centavos),
        "letra": amount_in_words(payment.centavos),
        "medios": [
            {
                "medio": " ".join(filter(None, (declared().means_name(one.means), one.reference))),
                "importe": money(one.centavos),
            }
            for one in payment.means.order_by("pk")
        ],
        "recibido": money(payment.tendered) if payment.change else "",
        "cambio": money(payment.change) if payment.change else "",
        "leyenda": f"{declared().legend} {payment.at.astimezone(zone()):%d/%m/%Y}",
        "cancelado": f"{undone.get_kind_display().upper()} {undone.at.astimezone(zone()):%d/%m/%Y}" if undone else "",
        "copia": "COPIA" if is_copy else "",
    }


def _across(left: str, right: str) -> str:
    """Words and an amount at both ends of a line of paper."""
    room = _PAPER_COLUMNS - len(right) - 1
    return f"{left[:room]:<{room}} {right}"
