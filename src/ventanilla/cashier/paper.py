"""Receipts, cuts and blocks of blank receipts on paper, as PDF."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ventanilla.billing.queries import book
from ventanilla.cashier.deposit_queries import dues_of_cut, left_of
from ventanilla.cashier.models import Cut, DepositDue, Payment, ReceiptBlock, ReceiptSlip, TillSession
from ventanilla.cashier.queries import Totals, declared, lines_of
from ventanilla.documents.actions import print_form
from ventanilla.lib.amount_words import amount_in_words
from ventanilla.lib.barcodes import bars
from ventanilla.lib.spoken import money
from ventanilla.utility.queries import local_day, zone

RECEIPT, CUT, PARTIAL, BLOCK = "recibo", "corte", "corte_parcial", "talonario_recibos"


def receipt_pdf(payment: Payment, *, is_copy: bool, at: datetime) -> bytes:
    """The receipt twice: on one sheet, or on two or more when it is long. Errors: UnableToPrint, LetterRefused."""
    return print_form(form=RECEIPT, fields=receipt_fields(payment, is_copy), at=at)


def cut_pdf(cut: Cut, *, at: datetime) -> bytes:
    """The cut with its denominations, its difference and the places to sign. Errors: UnableToPrint, LetterRefused."""
    session, dues = cut.session, dues_of_cut(cut)
    counted = [(int(value), number) for value, number in cut.counted_of.items()]
    fields = {
        "folio": cut.folio,
        "caja": declared().till_name(session.till),
        "cajero": session.by_name,
        "abrio": session.at,
        "dia": _past_day(session),
        "corto": cut.at,
        "hizo": cut.by_name,
        "fondo": money(session.opening_float),
        "pagos": str(cut.payments),
        "cancelados": str(cut.cancelled),
        "medios": _received(cut.received),
        "total": money(cut.total),
        "esperado": money(cut.expected),
        "contado": money(cut.counted),
        "diferencia": cut.difference_told if cut.difference else "",
        "entregar": money(cut.counted - session.opening_float),
        "piezas": [
            {"valor": money(value), "cuantos": str(number), "importe": money(value * number)}
            for value, number in sorted(counted, reverse=True)
        ],
        "nota": cut.note,
        "depositos": _deposited(dues),
        "por_depositar": _to_deposit(dues),
    }
    return print_form(form=CUT, fields=fields, at=at)


def partial_cut_pdf(session: TillSession, totals: Totals, *, made_by: str, at: datetime) -> bytes:
    """What the open till has now, marked as what ends nothing. Errors: UnableToPrint, LetterRefused."""
    fields = {
        "caja": declared().till_name(session.till),
        "cajero": session.by_name,
        "abrio": session.at,
        "dia": _past_day(session),
        "momento": at,
        "imprimio": made_by,
        "fondo": money(session.opening_float),
        "pagos": str(totals.payments),
        "cancelados": str(totals.cancelled),
        "medios": _received(totals.received),
        "total": money(totals.total),
        "esperado": money(totals.expected),
    }
    return print_form(form=PARTIAL, fields=fields, at=at)


def block_pdf(block: ReceiptBlock, slips: Sequence[ReceiptSlip], *, at: datetime) -> bytes:
    """Blank receipts to be written by hand, each twice: for who pays and for the till. Errors: as the others."""
    fields = {
        "del": block.first,
        "al": block.last,
        "recibio": block.taken_by,
        "medios": [{"medio": one.name} for one in declared().means.values()],
        "talones": [{"folio": slip.folio, "barras": bars(slip.folio)} for slip in slips],
    }
    return print_form(form=BLOCK, fields=fields, at=at)


def receipt_fields(payment: Payment, is_copy: bool) -> dict[str, Any]:
    """What a receipt says, amounts as they are written; the fields of the letter."""
    undone, account = payment.undone, payment.account
    return {
        "folio": payment.folio,
        "barras": bars(payment.folio),
        "cuenta": account.number,
        "nombre": payment.payer,
        "domicilio": account.address,
        "caja": f"{declared().till_name(payment.session.till)}, {payment.by_name}",
        "momento": payment.received_at,
        "capturado": _entered(payment),
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
        "leyenda": f"{declared().legend} {payment.session.day:%d/%m/%Y}",
        "cancelado": f"{undone.get_kind_display().upper()} {undone.at.astimezone(zone()):%d/%m/%Y}" if undone else "",
        "copia": "COPIA" if is_copy else "",
    }


def _past_day(session: TillSession) -> str:
    """The day of a till of receipts written by hand; "" of one opened for its own day."""
    return "" if session.day == local_day(session.at) else f"{session.day:%d/%m/%Y}, escritos a mano"


def _received(received: Mapping[str, int]) -> list[dict[str, str]]:
    return [{"medio": declared().means_name(code), "importe": money(amount)} for code, amount in received.items()]


def _deposited(dues: Sequence[DepositDue]) -> list[dict[str, str]]:
    """The deposits of a cut that stand, and what each took of it."""
    parts = [(due, part) for due in dues for part in due.parts.all() if part.deposit.undone is None]
    return [
        {
            "medio": declared().means_name(due.means),
            "banco": declared().bank_name(part.deposit.bank),
            "ficha": part.deposit.reference,
            "dia": f"{part.deposit.deposited_on:%d/%m/%Y}",
            "importe": money(part.centavos),
        }
        for due, part in parts
    ]


def _to_deposit(dues: Sequence[DepositDue]) -> list[dict[str, str]]:
    """What of a cut no deposit took yet."""
    named = [(declared().means_name(due.means), left_of(due)) for due in dues]
    return [{"medio": name, "importe": money(left)} for name, left in named if left]


def _entered(payment: Payment) -> str:
    """That it was written by hand, and who entered it when; "" of a receipt collected here."""
    if payment.from_paper is None:
        return ""
    entered = f"{payment.at.astimezone(zone()):%d/%m/%Y a las %H:%M}"
    return f"Capturado del recibo {payment.folio} del papel por {payment.by_name}, el {entered}"
