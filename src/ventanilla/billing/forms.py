"""The forms of billing: what is charged, discounted or adjusted, and to whom a settlement is given."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from ventanilla.billing.actions.charge import MOST
from ventanilla.billing.models import MoneyImport
from ventanilla.billing.points import Lateness, SettledItem
from ventanilla.documents.widgets import PesosField, UploadField, when
from ventanilla.lib.spoken import money
from ventanilla.register.importing.asking import MappedFileForm
from ventanilla.tariffs.points import Adjustment, Price, Programme, Proxy


class ChargeForm(forms.Form):
    """Which fee, and how many times."""

    fee = forms.ChoiceField(label="Qué se cobra", widget=forms.RadioSelect)
    times = forms.IntegerField(
        label="Cuántos",
        min_value=1,
        max_value=MOST,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Escriba cuántos se cargan, de 1 a {MOST}."
        ),
    )

    def __init__(self, *given: Any, prices: Sequence[tuple[str, str, Price]], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(code, f"{name}: {money(cost.centavos)}") for code, name, cost in prices]
        cast(forms.ChoiceField, self.fields["fee"]).choices = choices


class DiscountForm(forms.Form):
    """Which programme with what it takes off, and that its papers were shown. Cleaned, `programme` and `seen`."""

    programme = forms.ChoiceField(
        label="Cuál se concede",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Lo que descuenta cambió; vuelva a elegir."},
    )
    papers = forms.BooleanField(label="Mostró los papeles del programa", required=False)

    def __init__(self, *given: Any, offered: Sequence[tuple[Programme, int]], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [(f"{rule.code}:{total}", f"{rule.name}: {money(total)}") for rule, total in offered]
        cast(forms.ChoiceField, self.fields["programme"]).choices = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if chosen := given.get("programme"):
            given["programme"], _, total = chosen.rpartition(":")
            given["seen"] = int(total)
        return given


class SettlementForm(forms.Form):
    """Who asks for the settlement, and which of the pack's papers it shows when it is not the holder."""

    given_to = forms.CharField(label="Quién lo pide", max_length=200)
    paper = forms.ChoiceField(label="Qué papel muestra", required=False)
    proxy = forms.CharField(label="Quién lo firma y de qué fecha es", max_length=120, required=False)

    def __init__(self, *given: Any, papers: Sequence[Proxy], **others: Any) -> None:
        super().__init__(*given, **others)
        choices = [("", "Ninguno: es el titular"), *((one.code, one.name) for one in papers)]
        cast(forms.ChoiceField, self.fields["paper"]).choices = choices


class MoneyImportForm(MappedFileForm):
    """What a file of another system brings, up to which day, and how it is read."""

    field_order = ("kind", "file", "mapping", "cut_off", "dry")
    kind = forms.ChoiceField(
        label="Qué trae el archivo",
        choices=MoneyImport.KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Diga qué trae el archivo: saldos, cargos o pagos."},
    )
    cut_off = forms.DateField(
        label="Último día que llevó el otro sistema",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Si la correspondencia ya lo dice, déjelo vacío.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Archivo"
        self.fields["dry"].help_text = "Concilia y muestra los renglones rechazados, sin asentar nada."


class AdjustmentForm(forms.Form):
    """What is adjusted of what an account owes: a field for each charge, or a new charge, and why.

    Cleaned, `charges` says by how many centavos each goes down, by its number.
    """

    kind = forms.ChoiceField(label="Qué se propone", widget=forms.RadioSelect)
    raised = PesosField(label="Importe del cargo nuevo", required=False)
    agreement = forms.CharField(
        label="Acuerdo que lo autoriza", max_length=80, required=False, help_text="El número del acuerdo o acta."
    )
    agreed_on = forms.DateField(
        label="Fecha del acuerdo", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lateness = forms.BooleanField(
        label="Quitar también, en la misma proporción, lo que ya se cobró por pagarlos tarde",
        required=False,
        initial=True,
        help_text="Lo que de eso ya se pagó queda a favor de la cuenta.",
    )
    reason = forms.CharField(
        label="Por qué",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Lo leerá quien autoriza: qué pasó y qué lo demuestra.",
        error_messages={"required": "Escriba por qué se ajusta."},
    )
    evidence = UploadField(label="Documento que lo prueba", required=False, help_text="Si lo tiene: foto o PDF.")

    def __init__(
        self,
        *given: Any,
        kinds: Sequence[Adjustment],
        lines: Sequence[SettledItem],
        charged: Sequence[Lateness] = (),
        **others: Any,
    ) -> None:
        super().__init__(*given, **others)
        self.lines, self.kinds = lines, kinds
        left = {line.item.number: line.item.left for line in lines}
        self.taken_back = [(one, back) for one in charged if (back := one.goes_with(left.get(one.charge, 0)))]
        if not self.taken_back:
            del self.fields["lateness"]
        choices = [(one.code, f"{one.name} (aumenta lo que se debe)" if one.raises else one.name) for one in kinds]
        cast(forms.ChoiceField, self.fields["kind"]).choices = choices
        self.fields["raised"].widget.attrs |= when("kind", *(one.code for one in kinds if one.raises))
        for name in ("agreement", "agreed_on"):
            self.fields[name].widget.attrs |= when("kind", *(one.code for one in kinds if one.writes_off))
        for line in lines:
            said = f"Se quita de {line.name} {line.item.period}".strip()
            field = self.fields[f"charge_{line.item.number}"] = PesosField(label=said, required=False)
            field.widget.attrs["data-left"] = field.prepare_value(line.item.left)

    @property
    def lowering(self) -> str:
        """The kinds for which the charges are shown."""
        return " ".join(one.code for one in self.kinds if not one.raises)

    @property
    def lowering_what_was_wrong(self) -> str:
        """The kinds that say that it was not owed, so that neither was its lateness."""
        return " ".join(one.code for one in self.kinds if not (one.raises or one.writes_off))

    @property
    def charges(self) -> list[tuple[SettledItem, BoundField]]:
        """Each charge with its field."""
        return [(line, self[f"charge_{line.item.number}"]) for line in self.lines]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        charges = {line.item.number: given.pop(f"charge_{line.item.number}", None) for line in self.lines}
        given["charges"] = {number: part for number, part in charges.items() if part}
        given["raised"] = given.get("raised") or 0
        return given


class AdjustmentRefusalForm(forms.Form):
    """Why an adjustment is not authorised."""

    reason = forms.CharField(
        label="Por qué no se autoriza",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Escriba por qué no se autoriza."},
    )


class CreditForm(forms.Form):
    """How much in favour was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
