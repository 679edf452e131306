"""A letter that came before is not given a second folio without asking; nothing typed or sent is lost meanwhile."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.correspondence.actions import UnableToAddCopy, add_copy, receive_letter
from ventanilla.correspondence.models import IncomingLetter, LetterCopy
from ventanilla.correspondence.resemblance import twins
from ventanilla.documents.actions import store_file
from ventanilla.documents.tests.making import pdf
from ventanilla.journal.models import Entry
from ventanilla.staff.permissions import NotAllowed

URL = "/oficialia/recibir/"
SAID = {"channel": "ventanilla", "sender": "Lupe Sanchez", "about": "Cobro alto", "sheets": "2", "form_key": "k1"}


@pytest.fixture
def ofelia(client, people):
    client.force_login(people.ofelia)
    return client


@pytest.fixture
def recent(people, now):
    return receive_letter(
        sender="Lupe Sánchez", about="Cobro alto", sheets=2, scan=None, received_at=now, by=people.ofelia.actor, at=now
    )


@pytest.fixture
def now():
    from datetime import timedelta

    from django.utils import timezone

    return timezone.now() - timedelta(minutes=5)


@pytest.mark.req("B-01")
def test_a_like_letter_is_asked_about_before_it_is_saved(ofelia, recent):
    answer = ofelia.post(URL, SAID)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert recent.folio in page
    assert "el mismo remitente, el mismo asunto, llegó el mismo día" in page
    assert IncomingLetter.objects.count() == 1


@pytest.mark.req("B-01")
def test_the_same_one_becomes_a_copy_and_spends_no_folio(ofelia, recent):
    for _ in range(2):
        answer = ofelia.post(URL, SAID | {"twin": recent.folio})
        assert answer.headers["Location"] == f"/oficialia/{recent.folio}/"
    assert (IncomingLetter.objects.count(), LetterCopy.objects.filter(letter=recent).count()) == (1, 1)
    assert Entry.objects.filter(event="correspondence.copy_added").count() == 1
    assert "Llegó otra copia" in ofelia.get(f"/oficialia/{recent.folio}/").content.decode()


@pytest.mark.req("B-01")
def test_another_one_gets_its_folio_once(ofelia, recent):
    for _ in range(2):
        ofelia.post(URL, SAID | {"twin": "otra"})
    assert IncomingLetter.objects.count() == 2


@pytest.mark.req("B-01")
def test_the_scan_sent_before_the_question_is_not_lost(ofelia, recent):
    scan = SimpleUploadedFile("escrito.pdf", pdf(2))
    page = ofelia.post(URL, SAID | {"scan": scan}).content.decode()
    word = re.search(r'name="kept" value="([^"]+)"', page).group(1)
    ofelia.post(URL, SAID | {"twin": "otra", "kept": word})
    assert IncomingLetter.objects.latest("pk").scan.name == "escrito.pdf"


@pytest.mark.req("B-10")
def test_a_word_of_another_person_brings_no_file(client, people, recent, now):
    from ventanilla.correspondence.kept import Kept, kept_by

    file = store_file(content=pdf(), name="a.pdf", by=people.ofelia.actor, at=now)
    word = Kept(file).word(str(people.ofelia.pk))
    assert kept_by(word, str(people.ofelia.pk)).scan == file
    assert kept_by(word, str(people.ana.pk)) == kept_by("mentira", "1") == Kept()


@pytest.mark.req("B-01")
def test_the_same_file_is_a_reason_however_old(people, recent, now, django_assert_max_num_queries):
    from datetime import timedelta

    file = store_file(content=pdf(3), name="a.pdf", by=people.ofelia.actor, at=now)
    add_copy(letter=recent, sheets=3, received_at=now, file=file, key="c", by=people.ofelia.actor, at=now)
    much_later = now + timedelta(days=400)
    with django_assert_max_num_queries(5):
        (twin,) = twins(sender="Otro", about="Otra cosa", account="", received_at=much_later, sha256s=[file.sha256])
    assert (twin.letter, twin.reasons) == (recent, ["el mismo archivo"])


@pytest.mark.req("B-01")
def test_the_same_account_is_a_reason_and_nobody_else_is(people, recent, now):
    known = receive_letter(
        sender="Chuy", about="Fuga", sheets=1, scan=None, account="7001-1", received_at=now,
        by=people.ofelia.actor, at=now,
    )  # fmt: skip
    (twin,) = twins(sender="Beto", about="Medidor", account="7001-1", received_at=now)
    assert (twin.letter, twin.reasons) == (known, ["la misma cuenta", "llegó el mismo día"])
    assert twins(sender="Beto", about="Cobro alto", account="", received_at=now) == []


@pytest.mark.parametrize(("change", "code"), [({"sheets": 0}, "sin-fojas"), ({"before": 60}, "momento-imposible")])
def test_a_copy_without_sheets_or_before_its_letter_is_refused(people, recent, now, change, code):
    from datetime import timedelta

    came = now - timedelta(minutes=change.get("before", 0))
    with pytest.raises(UnableToAddCopy) as refused:
        add_copy(
            letter=recent, sheets=change.get("sheets", 1), received_at=came, file=None, key="c",
            by=people.ofelia.actor, at=now,
        )  # fmt: skip
    assert refused.value.code == code


@pytest.mark.req("B-01")
def test_a_copy_comes_now_to_a_letter_received_by_a_clock_that_was_ahead(people, recent, now):
    from datetime import timedelta

    back = now - timedelta(hours=36)
    add_copy(letter=recent, sheets=1, received_at=back, file=None, key="c", by=people.ofelia.actor, at=back)


@pytest.mark.req("B-10")
def test_the_desk_adds_no_copy(people, recent, now):
    with pytest.raises(NotAllowed):
        add_copy(letter=recent, sheets=1, received_at=now, file=None, key="c", by=people.ana.actor, at=now)
