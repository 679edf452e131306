"""Forms of correspondence: the filter of the list, the failed attempt, the routing, the labels."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from ventanilla.correspondence.models import DeliveryAttempt, IncomingLetter
from ventanilla.correspondence.rules import LabelSize
from ventanilla.correspondence.ways import ways
from ventanilla.documents.widgets import UploadField, UploadsField
from ventanilla.lib.barcodes import typed_folio
from ventanilla.utility.moments import MomentField
from ventanilla.utility.queries import current_pack


class FilterForm(forms.Form):
    """What the registry office looks for."""

    q = forms.CharField(label="Folio o remitente", required=False, max_length=100)
    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[("", "Todos"), ("open", "Pendientes de baja"), ("discharged", "Dados de baja")],
    )
    on = forms.DateField(label="Recibido el", required=False, widget=forms.DateInput(attrs={"type": "date"}))


class AttemptForm(forms.Form):
    """A delivery that was tried and failed."""

    way = forms.ChoiceField(label="Cómo se intentó", choices=ways)
    outcome = forms.ChoiceField(label="Qué pasó", choices=DeliveryAttempt.Outcome)
    note = forms.CharField(
        label="Detalle",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hora, lugar y quién atendió.",
    )


class RoutingForm(forms.Form):
    """Where a letter that opened nothing goes next."""

    area = forms.ChoiceField(label="Área")
    note = forms.CharField(label="Nota", max_length=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = current_pack().section("organisation").areas.values()
        cast(forms.ChoiceField, self.fields["area"]).choices = [(a.code, a.name) for a in areas]


class LabelsForm(forms.Form):
    """Which labels are printed."""

    day = forms.DateField(label="Registrados el", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    first = forms.CharField(label="Desde el folio", required=False, max_length=60, help_text="Vacío: desde el primero.")
    size = forms.ChoiceField(label="Papel")
    skipped = forms.IntegerField(
        label="Lugares ya usados de la hoja", required=False, min_value=0, max_value=200, initial=0
    )

    def __init__(self, *args: Any, sizes: Sequence[LabelSize], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["size"]).choices = [(one.code, one.name) for one in sizes]

    def clean_first(self) -> str:
        return typed_folio(self.cleaned_data["first"])


class ScansForm(forms.Form):
    """Scanned copies, one or many."""

    copies = UploadsField(label="Archivos PDF o imágenes")


class SettleForm(forms.Form):
    """Whose a scanned file is, or why it is put aside."""

    folio = forms.CharField(label="Folio del escrito", max_length=60, required=False)
    reason = forms.CharField(
        label="O motivo para apartarlo", max_length=400, required=False, help_text="Por ejemplo: es una hoja en blanco."
    )


class BlockForm(forms.Form):
    """A block of contingency folios."""

    count = forms.IntegerField(label="Cuántos folios", min_value=1, max_value=2000)
    taken_by = forms.CharField(label="Quién lo recibe", max_length=200)
    place = forms.CharField(label="Dónde se usará", max_length=200, help_text="Por ejemplo: ventanilla 2.")


class SpoilForm(forms.Form):
    """A slip that was spoiled."""

    folio = forms.CharField(label="Folio", max_length=60)
    note = forms.CharField(label="Qué pasó", max_length=400)


class LateForm(forms.Form):
    """Leave to enter a slip after its hours."""

    folio = forms.CharField(label="Folio", max_length=60)
    reason = forms.CharField(label="Por qué se captura tarde", max_length=400)


class ReceiveForm(forms.Form):
    """A letter that asks for nothing a petition would: it gets its folio and is routed."""

    received_at = MomentField(label="Cuándo se recibió", required=False, help_text="Vacío: en este momento.")
    channel = forms.ChoiceField(label="Por dónde llegó", choices=IncomingLetter.Channel)
    sender = forms.CharField(label="Quién lo firma", max_length=200)
    about = forms.CharField(label="Asunto, en una línea", max_length=300)
    account = forms.CharField(label="Número de cuenta, si lo dice", max_length=40, required=False)
    sheets = forms.IntegerField(label="Fojas", min_value=1, max_value=2000, initial=1)
    annexes = forms.IntegerField(label="Anexos", min_value=0, max_value=2000, initial=0, required=False)
    scan = UploadField(label="Escrito digitalizado", required=False)
    slip = forms.CharField(
        label="Folio de contingencia",
        max_length=60,
        required=False,
        help_text="Solo si se recibió con un talón mientras el sistema no estaba.",
    )
    slip_proof = UploadField(label="Imagen del talón", required=False)
