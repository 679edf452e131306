"""Inspecting an upload: what is good passes, what is dangerous or broken is refused with a sentence."""

import io
import random
from contextlib import suppress

import pikepdf
import pytest

from ventanilla.documents.inspection import Finding, Limits, UploadRefused, look
from ventanilla.documents.inspection.look import EICAR
from ventanilla.documents.tests.making import WORD, image, package, pdf

SHEET = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"}
GOOD = {
    "application/pdf": pdf(2),
    "image/png": image("PNG"),
    "image/jpeg": image("JPEG"),
    "image/webp": image("WEBP"),
    "text/plain": "Señor director:\r\n\tsolicito revisión.".encode(),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": package(WORD),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": package(SHEET),
    "application/vnd.oasis.opendocument.text": package(ODT),
}
JS = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))


def pdf_with_an_action_on_a_page(action: pikepdf.Dictionary) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page()
    page.obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=action)])
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def pdf_with_a_file_inside() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.attachments["virus.exe"] = b"MZ"
    made.save(out)
    return out.getvalue()


def locked_pdf(user: str) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(owner="dueño", user=user))
    return out.getvalue()


BAD = [
    (b"", "archivo-vacio"),
    (b"MZ\x90\x00" + b"\0" * 60, "archivo-ejecutable"),
    (b"\x7fELF\x02\x01\x01", "archivo-ejecutable"),
    (b"\xcf\xfa\xed\xfe\x07", "archivo-ejecutable"),
    (b"#!/bin/sh\nrm -rf /\n", "archivo-ejecutable"),
    (b"@echo off\r\ndel *.*", "archivo-ejecutable"),
    (EICAR, "archivo-con-virus"),
    (image() + EICAR, "archivo-con-virus"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office-antiguo"),
    (package(WORD | {"word/vbaProject.bin": b"x"}), "office-con-macros"),
    (package(WORD | {"[Content_Types].xml": b"document.macroEnabled.main+xml"}), "office-con-macros"),
    (package(ODT | {"Basic/Standard/Module1.xml": b"x"}), "office-con-macros"),
    (package(WORD | {"word/embeddings/oleObject1.bin": b"x"}), "office-con-incrustados"),
    (package({"leeme.txt": b"hola"}), "archivo-comprimido"),
    (package(WORD | {"word/media/big.bmp": b"\0" * 3_000_000}), "archivo-desmedido"),
    (b"Rar!\x1a\x07\x00", "archivo-comprimido"),
    (pdf(OpenAction=JS), "pdf-activo"),
    (pdf(AA=pikepdf.Dictionary(WC=JS)), "pdf-activo"),
    (pdf_with_an_action_on_a_page(LAUNCH), "pdf-activo"),
    (pdf_with_an_action_on_a_page(JS), "pdf-activo"),
    (pdf_with_a_file_inside(), "pdf-con-adjuntos"),
    (locked_pdf("clave"), "pdf-cifrado"),
    (locked_pdf(""), "pdf-cifrado"),
    (pdf(6), "pdf-muy-largo"),
    (pdf(1)[:200], "pdf-ilegible"),
    (image("PNG", (1001, 1000)), "imagen-muy-grande"),
    (image("JPEG", (300, 300))[:400], "imagen-ilegible"),
    (b"GIF89a\x01\x00", "tipo-no-admitido"),
    (b"<svg xmlns='x'><script>1</script></svg>", "pagina-web"),
    (b"\n <!DOCTYPE html><html></html>", "pagina-web"),
    (b"\x00\x01\x02", "tipo-no-admitido"),
    (b"a" * 2_000_000, "archivo-muy-grande"),
]
SMALL = Limits(max_bytes=1_900_000, max_pages=5, max_pixels=1_000_000, max_unpacked_bytes=2_000_000)


@pytest.mark.req("A-07")
@pytest.mark.parametrize("kind", GOOD)
def test_a_good_file_is_recognised_by_its_content(kind):
    assert look(GOOD[kind], SMALL) == Finding(kind, 2 if kind == "application/pdf" else None)


@pytest.mark.req("A-07")
@pytest.mark.parametrize(("content", "code"), BAD, ids=[f"{n}-{code}" for n, (_, code) in enumerate(BAD)])
def test_a_bad_file_is_refused_with_its_reason(content, code):
    with pytest.raises(UploadRefused) as refused:
        look(content, SMALL)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def mutate(content: bytes, dice: random.Random) -> bytes:
    """Cut, overwrite, repeat or insert somewhere, one to eight times."""
    out = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        at, span = dice.randrange(len(out) + 1), dice.randint(1, 40)
        match dice.randrange(4):
            case 0:
                del out[at : at + span * dice.choice((1, 20))]
            case 1:
                out[at : at + span] = dice.randbytes(span)
            case 2:
                out[at:at] = out[max(0, at - span) : at] * dice.randint(1, 5)
            case 3:
                out[at:at] = dice.choice((b"\xff" * 8, b"0" * 30, b"\0" * 8, b"<<" * 40, b"[" * 200))
    return bytes(out)


@pytest.mark.parametrize("kind", GOOD)
def test_a_broken_file_is_only_ever_accepted_or_refused(kind):
    dice = random.Random(kind)
    for _ in range(150):
        with suppress(UploadRefused):
            assert look(mutate(GOOD[kind], dice), SMALL).kind
