"""Before the server forks, what every process needs is read: our templates, the addresses, the pack in force."""

import gc

import pytest
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

from ventanilla.staff import warming
from ventanilla.utility.queries import current_pack, forget
from ventanilla.utility.sections import PackRefused


@pytest.fixture
def thawed():
    yield
    gc.unfreeze()


@pytest.mark.django_db
def test_what_is_asked_for_afterwards_is_there(thawed, monkeypatch):
    monkeypatch.setattr("ventanilla.utility.queries._FRESH_FOR_S", 3600)
    forget()
    warming.warm()
    assert gc.get_freeze_count() > 0
    with CaptureQueriesContext(connection) as asked:
        current_pack().section("organisation")
    assert not asked.captured_queries
    cached = engines["django"].engine.template_loaders[0].get_template_cache
    assert any("show.html" in name for name in cached)


@pytest.mark.django_db
def test_without_a_pack_it_serves_all_the_same(thawed, monkeypatch):
    def nothing():
        raise PackRefused([])

    monkeypatch.setattr(warming, "current_pack", nothing)
    warming.warm()
    assert gc.get_freeze_count() > 0
