"""The form that opens a petition: who asks and as what, what about, point by point, and what is brought."""

from typing import Any, cast

from django import forms

from ventanilla.cases.actions.open_case import Petitioner, Presented
from ventanilla.cases.forms.step import NoteField
from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.utility.moments import MomentField
from ventanilla.utility.queries import current_pack
from ventanilla.utility.vocabulary import saying


class ManyFilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of uploaded files, empty when none came."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class OpeningForm(forms.Form):
    """What every petition needs, whatever door it comes through."""

    kind = forms.ChoiceField(label="Qué presenta")
    contests = forms.CharField(label=saying("{Folio} de la respuesta que impugna"), required=False, max_length=60)
    account = forms.CharField(label=saying("{Account_number}"), required=False, max_length=40)
    petitioner = forms.CharField(label="Quién pide", max_length=200)
    capacity = forms.ChoiceField(label="En calidad de")
    phone = forms.CharField(label="Teléfono", required=False, max_length=40)
    email = forms.EmailField(label="Correo", required=False)
    address = forms.CharField(label="Domicilio para notificaciones", required=False, max_length=300)
    summary = forms.CharField(label="Asunto, en una línea", max_length=300)
    points = NoteField(
        label="Qué pide, un punto por renglón",
        rows=4,
        max_length=12000,
        help_text="Cada renglón será un punto que habrá que responder.",
    )
    evidence = ManyFilesField(label="Pruebas (estado de cuenta, fotografías…)", required=False)
    evidence_label = forms.CharField(label="Qué son las pruebas", required=False, max_length=120)
    reference_system = forms.CharField(
        label=saying("Otro sistema ({help_desk}, {commercial_system}…)"), required=False, max_length=60
    )
    reference_folio = forms.CharField(label="Folio en ese sistema", required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._nature()
        capacities = current_pack().section("capacities").values()
        cast(forms.ChoiceField, self.fields["capacity"]).choices = [(c.code, c.name) for c in capacities]

    def _nature(self) -> None:
        """Asked only where the pack tells kinds apart, and where one of them contests an answer."""
        kinds = current_pack().section("kinds").values()
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(k.code, k.name) for k in kinds]
        contesting = [k.name for k in kinds if k.contests]
        self.fields["contests"].help_text = f"Solo para: {', '.join(contesting)}."
        if len(kinds) < 2:
            del self.fields["kind"]
        if not contesting:
            del self.fields["contests"]

    def clean_account(self) -> Account | None:
        number = self.cleaned_data["account"].strip()
        if not number:
            return None
        found = account_by_number(number)
        if found is None:
            raise forms.ValidationError("No hay una cuenta con ese número; búsquela en el padrón o déjelo vacío.")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("reference_system")) != bool(cleaned.get("reference_folio")):
            self.add_error("reference_folio", "Escriba el sistema y su folio, o deje los dos vacíos.")
        return cleaned

    @property
    def presented(self) -> Presented:
        """What it is presented as, and the folio of what it contests; "" where nothing is asked."""
        given = self.cleaned_data
        return Presented(given.get("kind", ""), given.get("contests", ""))

    @property
    def asks(self) -> Petitioner:
        given = self.cleaned_data
        return Petitioner(given["petitioner"], given["capacity"], given["phone"], given["email"], given["address"])

    @property
    def asked(self) -> list[str]:
        return str(self.cleaned_data["points"]).splitlines()

    @property
    def references(self) -> list[tuple[str, str]]:
        given = self.cleaned_data
        return [(given["reference_system"], given["reference_folio"])] if given["reference_folio"] else []


class RemoteOpeningForm(OpeningForm):
    """By phone, e-mail, radio or the web: the channel and the moment it came are said."""

    field_order = ["kind", "contests", "channel", "filed_at", "account"]
    channel = forms.ChoiceField(label="Por dónde llegó")
    filed_at = MomentField(label="Cuándo llegó", required=False, help_text="Vacío: en este momento.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        channels = current_pack().section("channels").values()
        cast(forms.ChoiceField, self.fields["channel"]).choices = [
            (c.code, c.name) for c in channels if not c.in_writing and not c.in_person
        ]


class LetterOpeningForm(OpeningForm):
    """A letter at the registry office: its sheets, when it was received and its scanned copy (B-01)."""

    field_order = ["kind", "contests", "received_at", "sheets", "annexes", "scan", "account"]
    received_at = MomentField(label="Cuándo se recibió", required=False, help_text="Vacío: en este momento.")
    sheets = forms.IntegerField(label="Fojas", min_value=1, max_value=2000, initial=1)
    annexes = forms.IntegerField(label="Anexos", min_value=0, max_value=2000, initial=0, required=False)
    scan = forms.FileField(label="Escrito digitalizado", required=False)
    slip = forms.CharField(
        label="Folio de contingencia",
        max_length=60,
        required=False,
        help_text="Solo si se recibió con un talón mientras el sistema no estaba.",
    )
    slip_proof = forms.FileField(label="Imagen del talón", required=False)
