"""Answer with a file so that a browser can do no harm with it: typed, boxed in and never cached."""

from urllib.parse import quote

from django.http import HttpResponse

# The viewers of browsers do not open a PDF inside a sandbox; a PDF runs nothing in the page's origin anyway.
_PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
SHOWN = ("application/pdf", "image/jpeg", "image/png", "image/webp")
"""Kinds a browser shows by itself without risk; the rest is downloaded."""


def safely(content: bytes, *, kind: str, name: str) -> HttpResponse:
    """The answer that shows or downloads a content. `kind` is its media type as the inspection found it."""
    way = "inline" if kind in SHOWN else "attachment"
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8" if kind == "text/plain" else kind,
        headers={
            "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": _PDF_POLICY if kind == "application/pdf" else _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )
