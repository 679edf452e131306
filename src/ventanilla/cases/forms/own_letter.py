"""Forms of a letter that the diagram names: what is added to it before it is issued, and how it was sent."""

from ventanilla.cases.forms.receipt import ReceiptForm
from ventanilla.cases.forms.step import NoteField, StepForm, YesNoField


class IssueLetterForm(StepForm):
    text = NoteField(label="Qué se agrega al documento", required=False, rows=4)


class SendLetterForm(ReceiptForm):
    field_order = ["delivered", "way", "received_at", "received_by", "signature", "scan", "note"]
    delivered = YesNoField(label="¿Se envió o se entregó?", yes="Sí", no="No: se intentará de otra manera")
