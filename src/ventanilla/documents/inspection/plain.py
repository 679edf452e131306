"""Plain text: readable characters only, and no markup a browser or a shell would run."""

import re

from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

_MARKUP = re.compile(
    r"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php|%@|img|a\s+href)", re.IGNORECASE
)
_SCRIPT = re.compile(r"^\s*(@echo\s+off|<job|Set\s+\w+\s*=\s*CreateObject|powershell\b|\$\w+\s*=\s*New-Object)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def look_at_text(content: bytes, limits: Limits) -> Finding:
    """Errors: UploadRefused when the bytes are no known kind of file nor clean text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        if "\ufffd" in text:
            raise _unknown() from None
    if _CONTROL.search(text):
        raise _unknown()
    if _MARKUP.search(text):
        raise UploadRefused(
            "pagina-web",
            "El archivo es una página o un dibujo con código (HTML, SVG). Imprímalo como PDF y adjunte ese PDF.",
        )
    if _SCRIPT.search(text):
        raise UploadRefused("archivo-ejecutable", "El archivo es un programa. Adjunte un documento o una imagen.")
    return Finding("text/plain")


def _unknown() -> UploadRefused:
    return UploadRefused(
        "tipo-no-admitido",
        "No se reconoce el tipo de archivo. Se admiten PDF, JPG, PNG, WebP, texto, Word, Excel y LibreOffice.",
    )
