"""Look at a content: recognise it by its first bytes and hand it to whoever knows that kind."""

from collections.abc import Callable

from ventanilla.documents.inspection.images import look_at_image
from ventanilla.documents.inspection.office import look_at_package
from ventanilla.documents.inspection.pdf import look_at_pdf
from ventanilla.documents.inspection.plain import look_at_text
from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless signature every antivirus must recognise; written in two parts so that this file is not one."""

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"#!", b"\xef\xbb\xbf#!", b"!<arch>", b"dex\n", b"\x00asm",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")

_BY_START: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, Limits], Finding]], ...] = (
    (lambda head: b"%PDF-" in head[:1024], look_at_pdf),
    (lambda head: head.startswith(b"PK\x03\x04"), look_at_package),
    (lambda head: head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")), look_at_image),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", look_at_image),
    (lambda head: head[4:8] == b"ftyp", look_at_image),
)


def look(content: bytes, limits: Limits) -> Finding:
    """What this content is. Errors: UploadRefused, and nothing else whatever the bytes."""
    if not content:
        raise UploadRefused("archivo-vacio", "El archivo está vacío. Revise que se haya guardado y vuelva a elegirlo.")
    if len(content) > limits.max_bytes:
        raise UploadRefused(
            "archivo-muy-grande",
            f"El archivo pesa {_mb(len(content))} MB y el máximo es {_mb(limits.max_bytes)} MB. "
            "Digitalícelo con menor resolución o divídalo.",
        )
    if EICAR in content:
        raise UploadRefused("archivo-con-virus", "El archivo contiene un virus o su firma de prueba. No se admite.")
    head = content[:1024]
    _refuse_dangerous(head)
    for recognises, inspect in _BY_START:
        if recognises(head):
            return inspect(content, limits)
    return look_at_text(content, limits)


def _refuse_dangerous(head: bytes) -> None:
    if head.startswith(_PROGRAMS):
        raise UploadRefused("archivo-ejecutable", "El archivo es un programa. Adjunte un documento o una imagen.")
    if head.startswith(_OLE):
        raise UploadRefused(
            "office-antiguo",
            "El archivo es de una versión antigua de Office, que puede llevar macros. Guárdelo como PDF o como .docx.",
        )
    if head.startswith(_PACKED):
        raise UploadRefused("archivo-comprimido", "El archivo está comprimido. Adjunte cada documento por separado.")


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}"
