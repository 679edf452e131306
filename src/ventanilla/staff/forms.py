"""The forms of sign-in, one's own account and the people of the utility."""

from typing import Any, cast

from django import forms

from ventanilla.utility.queries import current_pack

_SECRET = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}
_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "spellcheck": "false"}


class Day(forms.DateInput):
    """A day chosen with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Usuario", max_length=60, widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(label="Contraseña", strip=False, widget=forms.PasswordInput(_SECRET))

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).strip().lower()


class CodeForm(forms.Form):
    code = forms.CharField(label="Código", max_length=20, widget=forms.TextInput(_CODE))


class OwnPasswordForm(forms.Form):
    present = forms.CharField(label="Contraseña actual", strip=False, widget=forms.PasswordInput(_SECRET))
    password = forms.CharField(
        label="Contraseña nueva",
        strip=False,
        help_text="Al menos 10 caracteres; una frase corta se recuerda mejor.",
        widget=forms.PasswordInput(_NEW),
    )
    again = forms.CharField(label="Contraseña nueva, otra vez", strip=False, widget=forms.PasswordInput(_NEW))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("password") and values.get("again") and values["password"] != values["again"]:
            self.add_error("again", "Las dos contraseñas nuevas no son iguales; escríbalas de nuevo.")
        return values


class HireForm(forms.Form):
    name = forms.CharField(label="Nombre completo", max_length=160)
    username = forms.CharField(
        label="Usuario",
        max_length=60,
        help_text="Con el que entrará: minúsculas sin acentos, por ejemplo «ana.robles».",
    )
    email = forms.EmailField(label="Correo", required=False)


class AppointForm(forms.Form):
    post = forms.ChoiceField(label="Puesto")
    starts_on = forms.DateField(label="Desde el día", widget=Day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = current_pack().section("organisation")
        by_area: dict[str, list[tuple[str, str]]] = {}
        for post in sorted(organisation.posts.values(), key=lambda p: p.name):
            by_area.setdefault(organisation.areas[post.area].name, []).append((post.code, post.name))
        cast(forms.ChoiceField, self.fields["post"]).choices = [("", "Elija un puesto"), *sorted(by_area.items())]


class EndForm(forms.Form):
    ends_on = forms.DateField(label="Primer día sin el puesto", widget=Day())


class EraseForm(forms.Form):
    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        help_text="La solicitud o resolución que lo manda, con su número y fecha. Queda en la bitácora.",
        widget=forms.Textarea({"rows": 3}),
    )


class JournalFilterForm(forms.Form):
    """What to look for in the journal. Everything is optional."""

    day = forms.DateField(label="Día", required=False, widget=Day())
    actor = forms.CharField(label="Usuario", required=False, max_length=60)
    event = forms.ChoiceField(label="Hecho", required=False)
    folio = forms.CharField(label="Folio", required=False, max_length=60)
    subject_kind = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
    subject_id = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())

    def __init__(self, *args: Any, events: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ordered = sorted(events.items(), key=lambda e: e[1])
        cast(forms.ChoiceField, self.fields["event"]).choices = [("", "Todos"), *ordered]
