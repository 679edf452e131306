"""Opening files: only who may see their subject, with safe headers, and always in the journal."""

import pytest

from ventanilla.documents.actions import attach, sign_receipt, store_file
from ventanilla.documents.tests.making import WORD, drawing, image, package
from ventanilla.journal.actor import Subject
from ventanilla.journal.models import Entry


@pytest.mark.req("B-07")
def test_the_pdf_opens_in_the_browser_and_is_journalled(shown, enter):
    answer = enter("gema").get(f"/documentos/{shown.pk}/pdf/")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("inline; filename*=UTF-8''cierre_no_acreditado%20GAU-2026")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    opened = Entry.objects.get(event="documents.opened")
    assert (opened.subject_kind, opened.actor_name) == ("sample", "Gema Ibarra Soto")


@pytest.mark.req("B-10")
@pytest.mark.parametrize(("who", "status"), [("mario", 403), ("otto", 403), ("beto", 403)])
def test_who_may_not_see_the_subject_may_not_open(shown, enter, who, status):
    for path in (f"/documentos/{shown.pk}/", f"/documentos/{shown.pk}/pdf/"):
        assert enter(who).get(path).status_code == status
    assert not Entry.objects.filter(event="documents.opened").exists()


def test_a_visitor_is_sent_to_sign_in(shown, client):
    assert client.get(f"/documentos/{shown.pk}/pdf/").status_code == 302


@pytest.mark.req("A-07")
@pytest.mark.parametrize(("content", "way"), [(image("JPEG"), "inline"), (package(WORD), "attachment")])
def test_evidence_is_shown_if_safe_and_downloaded_if_not(people, at, enter, shown, content, way):
    file = store_file(content=content, name="x", by=people.ana.actor, at=at)
    attach(file=file, subject=Subject("sample", "7"), kind="evidence", label="Foto", by=people.ana.actor, at=at)
    answer = enter("ana").get(f"/archivos/{file.pk}/")
    assert answer["Content-Disposition"].startswith(way)
    assert "sandbox" in answer["Content-Security-Policy"]
    assert enter("mario").get(f"/archivos/{file.pk}/").status_code == 403


def test_a_file_that_belongs_to_nothing_is_closed(people, at, enter):
    file = store_file(content=image(), name="x", by=people.ana.actor, at=at)
    assert enter("gema").get(f"/archivos/{file.pk}/").status_code == 403


def test_a_signature_opens_with_its_document(shown, people, at, enter):
    kept = sign_receipt(document=shown, signer="L", drawn_png=drawing(), scan=None, by=people.ana.actor, at=at)
    assert enter("gema").get(f"/archivos/{kept.drawn_id}/")["Content-Type"] == "image/png"


def test_a_lost_file_says_so(shown, people, at, enter, settings, tmp_path):
    enter("gema").get(f"/documentos/{shown.pk}/pdf/")
    settings.MEDIA_ROOT = tmp_path
    answer = enter("gema").get(f"/documentos/{shown.pk}/pdf/")
    assert answer.status_code == 410
    assert "Avise a Informática" in answer.content.decode()
