"""The public page of the QR: it proves the document and says nothing about the person."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.documents import store
from ventanilla.documents.actions import rendered, void_letter


@pytest.mark.req("B-07")
def test_anybody_sees_that_it_exists_and_no_personal_data(letter, client):
    file = rendered(letter)
    page = client.get(f"/v/{letter.code}/").content.decode()
    assert letter.number in page
    assert file.sha256 in page
    assert not any(word in page for word in ("Guadalupe", "PET-2026-000007", "Gema"))


def test_an_altered_file_is_told_apart(letter, client):
    good = store.fetch(rendered(letter).sha256)
    for content, sentence in ((good, "es idéntico"), (good + b" ", "<strong>no es</strong>")):
        brought = SimpleUploadedFile("carta.pdf", content)
        assert sentence in client.post(f"/v/{letter.code}/", {"file": brought}).content.decode()


def test_a_void_document_says_so(letter, client, people, at):
    void_letter(document=letter, reason="Error", by=people.gema.actor, at=at)
    assert "fue anulado" in client.get(f"/v/{letter.code}/").content.decode()


def test_before_its_printing_there_is_nothing_to_compare(letter, client):
    assert "se está generando" in client.get(f"/v/{letter.code}/").content.decode()


def test_a_code_nobody_gave_is_not_found(client, db):
    assert client.get("/v/aaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_codes_are_long_and_differ(people, at, case, closure_fields, letter):
    from ventanilla.documents.actions import issue_letter

    more = {"letter": "cierre_no_acreditado", "subject": case, "fields": closure_fields, "by": people.gema.actor}
    codes = {issue_letter(**more, at=at).code for _ in range(5)} | {letter.code}
    assert len(codes) == 6
    assert all(len(code) == 20 for code in codes)
