"""The clock goes back a day and a half in the middle of the work: nothing is refused, skipped, done twice or left."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.faults.crowd import petition
from tests.journeys.story import AREAS, WHO, Story
from ventanilla.cases.models import Case
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry, IssuedFolio, Seal
from ventanilla.journal.sweeps import SWEEPS
from ventanilla.notices import carriers
from ventanilla.notices.models import Dispatch
from ventanilla.notices.tests.making import Obedient, told_case
from ventanilla.processes.models import Token

pytestmark = [pytest.mark.req("B-10"), pytest.mark.django_db]
BACK = timedelta(hours=36)
AT = datetime(2026, 11, 18, 17, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 10, tzinfo=ZoneInfo("America/Mexico_City"))


def work(at, but=("Imprimir documentos emitidos",)):
    """A round of the worker, to its end; printing is slow and has its own test."""
    for name, sweep in SWEEPS.items():
        while name not in but and sweep(at, 1000):
            pass


def walked(people, capacity, back_after):
    """The tasks of a petition from its opening to its close, the clock going back after so many."""
    story, done = Story(people, AT), []
    story.open(capacity=capacity)
    while story.open_nodes:
        if len(done) == back_after:
            work(story.now)
            story.now -= BACK
            work(story.now)
        token = story.tokens()[0]
        who = AREAS.get(token.area) or WHO.get(token.node, "ana")
        done.append(story.do(token.node, who, token.area, **story.usual(token.node)).node)
    return done


@pytest.mark.parametrize("capacity", ["titular", "tercero"])
def test_at_any_step_of_the_road_the_petition_goes_on_as_if_nothing_had_happened(people, capacity):
    straight = walked(people, capacity, None)
    for step in range(len(straight)):
        assert walked(people, capacity, step) == straight, straight[step]
    work(AT)
    assert Case.objects.count() == len(straight) + 1
    assert not Token.objects.filter(finished_at=None).exists()
    call_command("verify")


def test_a_timer_fires_once_and_not_before_its_moment(people):
    story = Story(people, AT)
    story.open(capacity="tercero")
    story.until("p06_acreditar")
    work(story.now - BACK)
    timer = Token.objects.filter(kind="timer", finished_at=None, due_at__isnull=False).order_by("due_at")[0]
    fired = Entry.objects.filter(event="processes.term_ended", facts__token=timer.pk)
    for at, times in ((-BACK, 0), (timedelta(0), 1), (-BACK, 1), (timedelta(0), 1), (BACK, 1)):
        work(timer.due_at + at)
        assert fired.count() == times
    call_command("verify")


@pytest.fixture
def post():
    """Whoever carries the e-mails."""
    before, carrier = carriers.engaged().get("email"), Obedient()
    carriers.engage("email", carrier)
    yield carrier
    carriers.engage("email", before)


def test_the_worker_prints_seals_and_sends_what_the_clock_ahead_left(people, post):
    work(AT)
    told_case(people, AT, email="lupe@correo.mx")
    work(AT - BACK, but=())
    assert not Document.objects.filter(rendering=None).exists()
    assert not Entry.objects.filter(event="cases.opened", sealed=None).exists()
    assert Dispatch.objects.get(channel="email").state == Dispatch.State.SENT
    assert len(post.sent) == 1
    assert Seal.objects.order_by("-number")[0].at == AT - BACK
    call_command("verify")


def test_folios_come_from_counters_also_across_a_new_year(people):
    given = []
    for at in (NEW_YEAR, NEW_YEAR - BACK, NEW_YEAR, NEW_YEAR - BACK):
        story = Story(people, at)
        given.append(story.open().folio)
    years = [folio.split("-")[1] for folio in given]
    assert years == ["2027", "2026", "2027", "2026"]
    assert len(set(given)) == 4
    for period in ("2026", "2027"):
        numbers = IssuedFolio.objects.filter(folio__in=given, period=period).order_by("pk")
        assert list(numbers.values_list("number", flat=True)) == [1, 2]
    assert [e.subject_id for e in Entry.objects.filter(event="cases.opened").order_by("pk")] == [
        str(pk) for pk in Case.objects.order_by("pk").values_list("pk", flat=True)
    ]
    call_command("verify")


def test_who_is_signed_in_goes_on_and_the_form_of_before_is_taken_once(client, people, monkeypatch):
    true = timezone.now
    client.force_login(people.ana)
    first = client.post("/peticiones/nueva/", petition("uno", 1))
    monkeypatch.setattr(timezone, "now", lambda: true() - BACK)
    assert client.post("/peticiones/nueva/", petition("uno", 1)).url == first.url
    assert client.get(first.url).status_code == 200
    second = client.post("/peticiones/nueva/", petition("dos", 2))
    assert [answer.status_code for answer in (first, second)] == [302, 302]
    assert list(Case.objects.order_by("pk").values_list("folio", flat=True)) == [
        answer.url.strip("/").rpartition("/")[2] for answer in (first, second)
    ]
    for page in ("/", "/bandeja/", "/visitas/", "/peticiones/"):
        assert client.get(page).status_code == 200, page
    call_command("verify")
