"""The settlement on paper: what each line rests on, the total in words, the bars of its payment order."""

from datetime import datetime

from ventanilla.billing.models import IssuedSettlement
from ventanilla.documents.actions import print_form
from ventanilla.lib.amount_words import amount_in_words
from ventanilla.lib.barcodes import bars
from ventanilla.lib.spoken import money
from ventanilla.register.queries import holder_of

FORM = "liquidacion"


def settlement_pdf(issued: IssuedSettlement, *, at: datetime) -> bytes:
    """The PDF, the same every time it is asked for. Errors: UnableToPrint, LetterRefused."""
    account = issued.account
    holding = holder_of(account, issued.settled_on)
    fields = {
        "folio": issued.folio,
        "barras": bars(issued.folio),
        "cuenta": account.number,
        "titular": holding.party.name if holding else "",
        "domicilio": account.address,
        "uso": account.use_class,
        "al": issued.settled_on,
        "vigencia": issued.valid_until,
        "lineas": [
            {
                "concepto": line["name"],
                "periodo": line["period"],
                "vence": line["due_on"],
                "importe": money(line["left"]),
                "recargos": money(line["late"]) if line["late"] else "",
                "porque": " · ".join(part for part in (line["why"], line["citation"]) if part),
            }
            for line in issued.lines
        ],
        "adeudo": money(issued.owed),
        "favor": money(-issued.in_favour) if issued.in_favour else "",
        "redondeo": money(issued.rounded_by) if issued.rounded_by else "",
        "total": money(issued.to_pay),
        "letra": amount_in_words(issued.to_pay),
        "pide": issued.given_to,
        "poder": issued.proxy,
        "hizo": issued.by_name,
        "hecha": issued.at,
    }
    if issued.nothing_to_pay:
        fields["sin_adeudo"] = issued.nothing_to_pay
    return print_form(form=FORM, fields=fields, at=at)
