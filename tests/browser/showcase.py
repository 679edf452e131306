"""Writes a page with every part of the frame: `python -m tests.browser.showcase FILE [refused]`."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import django


def main(file: str, refused: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from django import forms
    from django.contrib import messages
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.template import engines
    from django.test import RequestFactory

    from ventanilla.staff.models import Person
    from ventanilla.staff.queries import standing

    class Visit(forms.Form):
        name = forms.CharField(label="Nombre", help_text="Como aparece en la identificación.")
        text = forms.CharField(label="Asunto", widget=forms.Textarea(attrs={"rows": 3}), max_length=20)
        way = forms.ChoiceField(label="Medio", choices=[("a", "En persona"), ("b", "Carta")], widget=forms.RadioSelect)
        area = forms.ChoiceField(label="Área", choices=[("m", "Medidores"), ("c", "Cobro")])
        agrees = forms.BooleanField(label="Acepta el aviso de privacidad")
        papers = forms.FileField(label="Papel", required=False)

    request = RequestFactory().get("/muestra/?q=perez+lpoez")
    request.user = Person.objects.get(username="ana")
    request.standing = standing(request.user.actor, datetime.now(UTC))  # type: ignore[attr-defined]
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    messages.success(request, "Se registró la visita V-2026-000123.")
    values = {"form": Visit({"way": "a"} if refused else None), "now": datetime.now(UTC)}
    text = (Path(__file__).parent / "showcase.html").read_text()
    Path(file).write_text(engines["django"].from_string(text).render(values, request))


if __name__ == "__main__":
    main(sys.argv[1], "refused" in sys.argv)
