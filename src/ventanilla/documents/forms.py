"""Forms of documents: the receipt signed, the paper handed over, the voiding, the file compared."""

from typing import Any

from django import forms

from ventanilla.documents.widgets import SignatureField, UploadField
from ventanilla.lib.refusals import Refusal


class ReceiptForm(forms.Form):
    """Who signs that the document was received, with the drawing or with the scanned copy; one of both is needed."""

    signer = forms.CharField(label="Nombre de quien firma", max_length=200)
    signature = SignatureField(label="Firma en la pantalla", required=False)
    scan = UploadField(
        label="O copia firmada, digitalizada",
        required=False,
        help_text="PDF o imagen de la copia con la firma de recibido.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        nothing = not cleaned.get("signature") and not cleaned.get("scan")
        if nothing and not {"signature", "scan"} & self.errors.keys():
            self.add_error("signature", "Pida la firma en la pantalla o adjunte la copia firmada.")
        return cleaned


class CustodyForm(forms.Form):
    """A paper changes hands."""

    copy = forms.CharField(label="Papel", max_length=60, help_text="Por ejemplo: original, copia 1, expediente.")
    holder = forms.CharField(label="Queda en poder de", max_length=200, help_text="El área o la persona.")
    received_by = forms.CharField(label="Recibió", max_length=200, help_text="Nombre de quien lo recibe en mano.")


class VoidingForm(forms.Form):
    """Why a document no longer counts."""

    reason = forms.CharField(label="Motivo", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class CompareForm(forms.Form):
    """A file to compare with the issued one."""

    file = forms.FileField(label="Archivo PDF que le entregaron", widget=forms.FileInput(attrs={"accept": ".pdf"}))


def beside(form: forms.Form, refusal: Refusal) -> None:
    """Add the sentence to the field it names, or to the form as a whole."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
