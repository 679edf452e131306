"""PDF: opened whole and walked object by object; nothing that runs, launches or carries other files passes."""

import io
from collections.abc import Iterator

import pikepdf

from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

_RUNS = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/Rendition",
    "/RichMediaExecute",
    "/GoToE",
    "/XFA",
}
_CARRIES = {"/EmbeddedFiles", "/EmbeddedFile", "/EF", "/RichMedia", "/AF"}
_MAX_OBJECTS = 200_000


def look_at_pdf(content: bytes, limits: Limits) -> Finding:
    """Errors: UploadRefused when it is locked, broken, too long, or has JavaScript, launches or embedded files."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise _locked()
            pages = len(pdf.pages)
            _refuse_length(pages, limits)
            _refuse_active(pdf)
    except UploadRefused:
        raise
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except Exception as error:  # qpdf's errors come as many kinds; each one means «not readable».
        raise UploadRefused(
            "pdf-ilegible", "El PDF está dañado o incompleto. Digitalícelo o guárdelo de nuevo y vuelva a adjuntarlo."
        ) from error
    return Finding("application/pdf", pages)


def pages_of(content: bytes) -> int:
    """The pages of a PDF that is known to be good."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _refuse_length(pages: int, limits: Limits) -> None:
    if pages == 0:
        raise UploadRefused("pdf-sin-paginas", "El PDF no tiene páginas. Digitalícelo de nuevo.")
    if pages > limits.max_pages:
        raise UploadRefused(
            "pdf-muy-largo", f"El PDF tiene {pages} páginas y el máximo es {limits.max_pages}. Divídalo en partes."
        )


def _refuse_active(pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > _MAX_OBJECTS:
        raise UploadRefused("pdf-desmedido", "El PDF es desmedidamente complejo. Imprímalo de nuevo como PDF.")
    for thing in (pdf.trailer, *pdf.objects):
        for word in _words(thing):
            if word in _RUNS:
                raise UploadRefused(
                    "pdf-activo",
                    "El PDF contiene programas o acciones automáticas. Imprímalo como PDF nuevo y adjunte ese.",
                )
            if word in _CARRIES:
                raise UploadRefused(
                    "pdf-con-adjuntos", "El PDF lleva otros archivos dentro. Adjunte cada documento por separado."
                )


def _words(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    """Keys of dictionaries and the names that say what an action or an object is, at any depth of direct values.

    Each indirect object is visited by the caller, so only direct children are entered here.
    """
    if depth > 60:
        raise UploadRefused("pdf-desmedido", "El PDF es desmedidamente complejo. Imprímalo de nuevo como PDF.")
    if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():  # noqa: SIM118 - pikepdf's dictionaries do not iterate over keys
            yield str(key)
            value = thing.get(key)
            if isinstance(value, pikepdf.Name) and key in ("/S", "/Type", "/Subtype", "/FT"):
                yield str(value)
            elif isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _words(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _words(value, depth + 1)


def _locked() -> UploadRefused:
    return UploadRefused("pdf-cifrado", "El PDF está protegido con contraseña. Quítesela y vuelva a adjuntarlo.")
