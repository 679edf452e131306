"""E-mail by Django's mailer: SMTP in use, a folder of files in a demo."""

import hashlib
import smtplib
from contextlib import suppress
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage, mailers

from ventanilla.notices.carriers import Parcel, Undeliverable, Unreachable


class Mail:
    """One connection serves a batch. A message keeps its Message-ID at every try."""

    def __init__(self, sender: str, *, simulated: bool = False) -> None:
        self.sender, self.simulated = sender, simulated
        self.name = "Carpeta de correos de la demostración" if simulated else "Servidor de correo"
        self._open: Any = None

    def send(self, parcel: Parcel) -> str:
        """Errors: Undeliverable for a refusal of the 500s, else Unreachable."""
        headers = {"Message-ID": self._identity(parcel.key), "Auto-Submitted": "auto-generated"}
        letter = EmailMessage(parcel.title, parcel.body, self.sender, [parcel.to], headers=headers)
        try:
            if self._open is None:
                self._open = mailers.default
                self._open.open()
            self._open.send_messages([letter])
        except smtplib.SMTPRecipientsRefused as no:
            self.close()
            code, said = next(iter(no.recipients.values()))
            raise _sorted(code, said) from no
        except smtplib.SMTPDataError as no:
            self.close()
            raise _sorted(no.smtp_code, no.smtp_error) from no
        except (smtplib.SMTPException, OSError) as no:
            self.close()
            raise Unreachable(f"{type(no).__name__}: {no}"[:400]) from no
        return "Guardado en la carpeta de correos" if self.simulated else "Aceptado por el servidor de correo"

    def close(self) -> None:
        """Hang up; a line already broken is let go."""
        held, self._open = self._open, None
        if held is not None:
            with suppress(smtplib.SMTPException, OSError):
                held.close()

    def _identity(self, key: str) -> str:
        domain = parseaddr(self.sender)[1].partition("@")[2] or "localhost"
        return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _sorted(code: int, said: bytes | str) -> Exception:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    told = f"{code} {words}"[:400]
    return Undeliverable(told) if 500 <= code < 600 else Unreachable(told)
