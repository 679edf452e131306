"""Word, Excel and LibreOffice files: a zip that must be whole, of modest size and without programs inside."""

import io
import zipfile
import zlib

from ventanilla.documents.inspection.verdict import Finding, Limits, UploadRefused

_OOXML = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ODF = {
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
}
_MACROS = ("vbaproject", "vbadata", "macrosheets/", "basic/", "scripts/", "activex", "dialogs/")
_CARRIED = ("embeddings/", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".jar", "oleobject")
_CHUNK = 1 << 20


def look_at_package(content: bytes, limits: Limits) -> Finding:
    """Errors: UploadRefused when it is another zip, is broken, unfolds too large, or carries macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            names = {m.filename for m in members}
            _refuse_passengers(names)
            _unfold(package, members, limits)
            kind = _kind(package, names)
            _refuse_macro_types(package, names)
    except UploadRefused:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        LookupError,
    ) as error:
        raise UploadRefused(
            "office-ilegible", "El archivo está dañado o incompleto. Ábralo, guárdelo de nuevo y vuelva a adjuntarlo."
        ) from error
    if not kind:
        raise UploadRefused("archivo-comprimido", "El archivo está comprimido. Adjunte cada documento por separado.")
    return Finding(kind)


def _refuse_passengers(names: set[str]) -> None:
    low = [n.lower() for n in names]
    if any(part in name for name in low for part in _MACROS):
        raise UploadRefused(
            "office-con-macros", "El documento contiene macros. Guárdelo sin macros o como PDF y vuelva a adjuntarlo."
        )
    if any(
        part in name if part.endswith("/") else name.endswith(part) or part == "oleobject" and part in name
        for name in low
        for part in _CARRIED
    ):
        raise UploadRefused(
            "office-con-incrustados",
            "El documento lleva otros archivos incrustados. Quítelos o guárdelo como PDF y vuelva a adjuntarlo.",
        )


def _unfold(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Read every member to its end, counting: the sizes a bomb declares are not to be trusted."""
    left = limits.max_unpacked_bytes
    if len(members) > limits.max_members:
        raise _bomb()
    for member in members:
        with package.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _bomb()


def _kind(package: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        declared = package.read("mimetype").decode("ascii", errors="replace").strip()
        return declared if declared in _ODF and "content.xml" in names else ""
    if "[Content_Types].xml" not in names:
        return ""
    return next((kind for part, kind in _OOXML.items() if part in names), "")


def _refuse_macro_types(package: zipfile.ZipFile, names: set[str]) -> None:
    """A renamed .docm still says what it is in its list of types."""
    if "[Content_Types].xml" in names and b"macroEnabled" in package.read("[Content_Types].xml"):
        raise UploadRefused(
            "office-con-macros", "El documento contiene macros. Guárdelo sin macros o como PDF y vuelva a adjuntarlo."
        )


def _bomb() -> UploadRefused:
    return UploadRefused(
        "archivo-desmedido", "El archivo se despliega a un tamaño desmedido. No se admite; adjúntelo como PDF."
    )
