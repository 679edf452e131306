"""The worker is killed when the mail server has a letter and nobody was told: it goes out again, as the same one."""

import time

import pytest
from django.db import connection

from tests.browser.server import ROOT
from tests.faults.office import Office, own_database
from ventanilla.notices.tests.smtp import postbox

pytestmark = pytest.mark.req("A-04")
STATE = "select state, tries from notices_dispatch"


@pytest.fixture
def office(tmp_path):
    """Furnished, with one petition whose person left an e-mail, and nobody at work yet."""
    name = f"{connection.settings_dict['NAME']}_kill_mail".removeprefix("test_")
    with own_database(tmp_path, name) as database:
        one = Office(tmp_path, database, whole=False)
        one.furnish()
        one.told("-m", "tests.browser.followed", str(tmp_path / "told.json"))
        yield one
        one.kill_worker()


def test_killed_with_the_letter_in_its_hands_it_is_sent_again_with_the_same_identity(office):
    with postbox() as box:
        host, port = box.server_address
        office.environment["VENTANILLA_SMTP"] = f"smtp+plain://{host}:{port}"
        box.taken = office.kill_worker
        office.start_worker()
        until = time.monotonic() + 60
        while office.worker is not None and time.monotonic() < until:
            time.sleep(0.05)
        assert office.rows(STATE) == [("waiting", 1)]
        box.taken = lambda: None
        office.told("-m", "ventanilla", "work", "--once")
        assert len(box.letters) == 1, "while it is leased nobody else takes it"
        office.told(str(ROOT / "tests" / "faults" / "lease_over.py"))
        office.told("-m", "ventanilla", "work", "--once")
        assert len({letter["Message-ID"] for letter in box.letters}) == 1
        assert len(box.letters) == 2
    assert office.rows(STATE) == [("sent", 2)]
    assert "Todo en orden" in office.told("-m", "ventanilla", "verify")
