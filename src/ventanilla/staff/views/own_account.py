"""One's own account: posts, password and second step."""

import base64
import secrets
from io import BytesIO
from urllib.parse import quote

import segno
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ventanilla.lib.refusals import Refusal
from ventanilla.staff.access import StaffRequest, screen
from ventanilla.staff.actions import change_password, set_second_factor
from ventanilla.staff.forms import CodeForm, OwnPasswordForm
from ventanilla.staff.permissions import PERMISSIONS
from ventanilla.staff.second_factor import code_of, has_second_factor
from ventanilla.utility.queries import current_pack

SECRET = "second_factor_secret"  # noqa: S105 - the name of the session's key


@screen(needs="", before_ready=True)
def own_account(request: StaffRequest) -> HttpResponse:
    """`/mi-cuenta/`"""
    held = request.standing
    allowed = sorted(PERMISSIONS.get(code, code) for code in held.permissions)
    return render(
        request, "staff/own_account.html", {"allowed": allowed, "second_factor": has_second_factor(request.user)}
    )


@screen(needs="", before_ready=True)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def own_password(request: StaffRequest) -> HttpResponse:
    """`/mi-cuenta/clave/`"""
    form = OwnPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            person = change_password(
                person=request.user, present=values["present"], password=values["password"], at=request.now
            )
        except Refusal as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            update_session_auth_hash(request, person)
            messages.success(request, "Su contraseña cambió. Las demás sesiones abiertas con su usuario se cerraron.")
            return redirect("staff:own_account")
    return render(request, "staff/own_password.html", {"form": form}, status=422 if form.errors else 200)


@screen(needs="", before_ready=True)
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: StaffRequest) -> HttpResponse:
    """`/mi-cuenta/segundo-paso/`: set it up; the recovery codes are shown once."""
    if has_second_factor(request.user):
        return redirect("staff:own_account")
    secret = request.session.setdefault(SECRET, generate_totp_secret())
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        salt = secrets.token_hex(16)
        try:
            codes = set_second_factor(
                person=request.user, secret=secret, code=form.cleaned_data["code"], session_salt=salt, at=request.now
            )
        except Refusal as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            del request.session[SECRET]
            request.user.session_salt = salt
            update_session_auth_hash(request, request.user)
            return render(request, "staff/recovery_codes.html", {"codes": codes})
    shown = {
        "form": form,
        "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        "picture": _picture(request.user.username, secret),
        "demo": code_of(secret, request.now) if settings.DEMO else "",
    }
    return render(request, "staff/second_factor.html", shown, status=422 if form.errors else 200)


def _picture(username: str, secret: str) -> str:
    """The QR that a telephone reads, as a data address."""
    issuer = quote(f"Ventanilla {current_pack().section('utility').name}")
    address = f"otpauth://totp/{issuer}:{quote(username)}?secret={secret}&issuer={issuer}"
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=4, border=4)
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()
