"""Files as other systems give them, CSV or XLSX, read as rows of text with their line numbers."""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import BinaryIO, Protocol

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from ventanilla.lib.refusals import Refusal
from ventanilla.register.words import plain

_HEADER_WITHIN = 25
"""Titles may stand above the header, but not more lines than this."""


class Layout(Protocol):
    """What a mapping says of the file itself; `wanted` is every column it must have."""

    @property
    def encoding(self) -> str: ...

    @property
    def delimiter(self) -> str: ...

    @property
    def sheet(self) -> str: ...

    @property
    def wanted(self) -> list[str]: ...


class FileRefused(Refusal):
    """The file cannot be read as a table; the sentence says why."""


@dataclass
class Table:
    """The header and the rows after it, each with its line in the file (1-based). `remarks` are in Spanish."""

    header: list[str]
    rows: Iterator[tuple[int, list[str]]]
    remarks: list[str] = field(default_factory=list)


def read_table(stream: BinaryIO, name: str, mapping: Layout) -> Table:
    """The table in a file. Errors: FileRefused."""
    stream.seek(0)
    remarks: list[str] = []
    if stream.read(4) == b"PK\x03\x04":
        rows = _xlsx(stream, mapping, remarks)
    elif name.lower().endswith((".xls", ".xlsx", ".ods")):
        raise _refused("libro-ilegible", "El archivo no es un libro XLSX; ábralo y guárdelo como XLSX o CSV.")
    else:
        rows = _csv(stream, mapping, remarks)
    header, rest = _split_header(rows, mapping)
    return Table(header, rest, remarks)


def _refused(code: str, sentence: str) -> FileRefused:
    return FileRefused(code, sentence, field="file")


def _split_header(
    rows: Iterator[tuple[int, list[str]]], mapping: Layout
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The first line that has every mapped column, whatever titles stand above it, and what follows."""
    wanted = {plain(c): c for c in mapping.wanted}
    fewest: list[str] = list(wanted.values())
    for line, cells in rows:
        there = {plain(c) for c in cells}
        missing = [name for key, name in wanted.items() if key not in there]
        if not missing:
            return cells, rows
        fewest = min(fewest, missing, key=len)
        if line >= _HEADER_WITHIN:
            break
    listed = ", ".join(f"«{name}»" for name in fewest)
    raise _refused("faltan-columnas", f"El archivo no tiene las columnas {listed}. Revise la correspondencia.")


def encoding_of(stream: BinaryIO, declared: str) -> tuple[str, str]:
    """The encoding the bytes really have, and what to say when it is not the declared one. Errors: FileRefused."""
    stream.seek(0)
    start = stream.read(4)
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", ""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _decodes(stream, "utf-16"):
            raise _refused(
                "texto-cortado", "El archivo está en UTF-16 y llegó incompleto; vuelva a exportarlo y súbalo."
            )
        return "utf-16", "El archivo está en UTF-16; así se leyó."
    utf8, ascii_only = _decodes(stream, "utf-8"), _decodes(stream, "ascii")
    is_utf8 = codecs.lookup(declared).name in ("utf-8", "utf-8-sig")
    if ascii_only or (is_utf8 and utf8):
        return "utf-8", ""
    if utf8:
        return "utf-8", f"La correspondencia dice {declared}, pero el archivo está en UTF-8; así se leyó."
    if not is_utf8 and _decodes(stream, declared):
        return declared, ""
    actual = "cp1252" if _decodes(stream, "cp1252") else "latin-1"
    return actual, f"La correspondencia dice {declared}, pero el archivo está en Windows-1252 (latin-1); así se leyó."


def _decodes(stream: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    try:
        while block := stream.read(1 << 20):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _csv(stream: BinaryIO, mapping: Layout, remarks: list[str]) -> Iterator[tuple[int, list[str]]]:
    encoding, remark = encoding_of(stream, mapping.encoding)
    if remark:
        remarks.append(remark)
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    start = text.read(20_000)
    text.seek(0)
    counts = {sign: start.count(sign) for sign in ",;\t|"}
    delimiter = mapping.delimiter or max(counts, key=lambda sign: counts[sign])

    def rows() -> Iterator[tuple[int, list[str]]]:
        reader, line = csv.reader(text, delimiter=delimiter), 1
        try:
            for cells in reader:
                yield line, [_unguarded(" ".join(c.replace("\0", " ").split())) for c in cells]
                line = reader.line_num + 1
        except csv.Error as error:
            sentence = f"El renglón {reader.line_num} no se puede leer como CSV ({error}); revise sus comillas."
            raise _refused("csv-ilegible", sentence) from error
        finally:
            text.detach()

    return rows()


def _unguarded(cell: str) -> str:
    """Without the apostrophe our own exports put before what a spreadsheet would take for a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def _xlsx(stream: BinaryIO, mapping: Layout, remarks: list[str]) -> Iterator[tuple[int, list[str]]]:
    stream.seek(0)
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _refused("libro-ilegible", "El libro está dañado o protegido; guárdelo de nuevo como XLSX.") from error
    if mapping.sheet and mapping.sheet not in book.sheetnames:
        listed = ", ".join(book.sheetnames)
        raise _refused("sin-hoja", f"El libro no tiene la hoja «{mapping.sheet}»; tiene: {listed}.")
    sheet = book[mapping.sheet] if mapping.sheet else book.worksheets[0]
    below = _merged_below(stream, sheet._worksheet_path)  # read-only sheets do not offer their merged ranges
    if below:
        remarks.append(
            f"La hoja tiene {len(below)} celdas combinadas hacia abajo; su valor se repitió en cada renglón."
        )

    def rows() -> Iterator[tuple[int, list[str]]]:
        kept: dict[tuple[int, int], str] = {}
        anchors = set(below.values())
        for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_text(v) for v in values]
            for column in range(len(cells)):
                if (line, column) in anchors:
                    kept[line, column] = cells[column]
                elif (line, column) in below:
                    cells[column] = kept.get(below[line, column], "")
            yield line, cells
        book.close()

    return rows()


_MERGE = re.compile(rb'<mergeCell\s+ref="([A-Z0-9:]+)"')
_MERGED_AT_MOST = 200_000


def _merged_below(stream: BinaryIO, path: str) -> dict[tuple[int, int], tuple[int, int]]:
    """(line, column) of each merged cell below its first one, and where that one stands; columns from 0."""
    stream.seek(0)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    with zipfile.ZipFile(stream) as archive, archive.open(path.lstrip("/")) as xml:
        tail = b""
        while block := xml.read(1 << 20):
            text = tail + block
            last = 0
            for match in _MERGE.finditer(text):
                left, top, _, bottom = range_boundaries(match.group(1).decode())
                last = match.end()
                for line in range(top + 1, min(bottom, top + _MERGED_AT_MOST) + 1):
                    found[line, left - 1] = (top, left - 1)
            tail = text[max(last, len(text) - 80) :]
    return found


def _text(value: object) -> str:
    """A cell as people would write it: whole numbers without point, days in ISO form."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return _unguarded(" ".join(str(value).split()))
