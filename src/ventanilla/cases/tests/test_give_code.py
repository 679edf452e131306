"""A new word at the desk: its slip, its message, its entry; and who may."""

import pytest

from ventanilla.cases.actions.give_code import give_code
from ventanilla.cases.tests.acts import told
from ventanilla.documents.secret_words import spoken
from ventanilla.notices.models import FollowCode, Message
from ventanilla.notices.queries import code_opens
from ventanilla.staff.permissions import NotAllowed

pytestmark = pytest.mark.req("B-06")


def test_each_new_word_has_its_slip_and_voids_the_one_before(story):
    case = story.open()
    words = [spoken(FollowCode.objects.get().seed)]
    for _ in range(2):
        slip = give_code(case=case, by=story.people.ana.actor, at=story.now)
        words.append(spoken(FollowCode.objects.latest("pk").seed))
        assert (slip.letter, slip.fields["clave"]) == ("clave", FollowCode.objects.latest("pk").seed)
    assert [bool(code_opens(case.folio, word)) for word in words] == [False, False, True]
    assert told(story, "cases.code_given").facts == {"letter": slip.number}
    assert not Message.objects.exists()


def test_only_the_desk_gives_words(story):
    case = story.open()
    with pytest.raises(NotAllowed):
        give_code(case=case, by=story.people.mario.actor, at=story.now)
    assert FollowCode.objects.count() == 1


def test_at_the_desk_it_is_asked_first_and_then_offered_to_print(client, story):
    case = story.open()
    client.force_login(story.people.ana)
    page = client.get(f"/peticiones/{case.folio}/clave/").content.decode()
    assert "identificación" in page
    assert FollowCode.objects.count() == 1
    done = client.post(f"/peticiones/{case.folio}/clave/", follow=True)
    assert "Imprimir: Clave de seguimiento" in done.content.decode()
    assert FollowCode.objects.count() == 2
