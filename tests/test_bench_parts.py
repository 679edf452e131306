"""The parts of `bin/bench` beside the desk do what they measure, with a handful of each, and tell what goes wrong."""

from datetime import UTC, date, datetime

import pytest
from benchmarks import inbox, padron, paying, period, steps
from django.db import connection
from django.utils import timezone

from ventanilla.cashier.actions import open_till
from ventanilla.cashier.models import Cut
from ventanilla.journal.actor import INSTALLER
from ventanilla.ledger.models import OpenItem, Transfer
from ventanilla.lib.months import Month
from ventanilla.processes.models import Instance, Token
from ventanilla.register.models import Account
from ventanilla.town.padron import settle
from ventanilla.town.people import hire_town

AT = datetime(2026, 11, 9, 14, tzinfo=UTC)


@pytest.mark.req("H-01", "A-03")
def test_accounts_come_in_and_mistyped_questions_find_them(db, settings, tmp_path):
    settings.VAR = settings.MEDIA_ROOT = tmp_path
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    told = []
    assert padron.fill(1500, 3, told.append)["rows"] == 1500
    assert told
    assert Account.objects.count() == 1510
    found = padron.measure(30, 3)
    assert found["words"] > 500
    assert all(found[kind.name]["found"] >= kind.found for kind in padron.KINDS), found
    assert found["one typo"]["p95"] >= found["one typo"]["p50"] > 0


def test_a_question_mistyped_is_another_and_an_account_not_found_is_told(db):
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    asked = [padron.Question(0, ("guadalupe", "perez", "hidalgo"))] * 3
    found = padron.ask(padron.KINDS[1], asked, 3)
    assert found["found"] == 0
    assert all("← guadalupe perez hidalgo" in line for line in found["missed"])
    assert not any(line.startswith("guadalupe perez hidalgo") for line in found["missed"])


@pytest.mark.req("E-07")
def test_a_period_is_charged_to_all_and_what_is_bare_is_taken_back(db):
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    found = period.measure(Month(2026, 9))
    assert (found["entries"], found["transfers"]) == (10, 10 * 3 + 1)  # one is a shop, whose water pays a tax
    assert Transfer.objects.count() == found["transfers"]
    assert found["ratio"] > 0 < found["memory_mb"]


@pytest.mark.req("E-02")
def test_a_till_collects_from_accounts_of_all_the_register_and_is_cut(db):
    hire_town(seed=2, since=AT.date(), by=INSTALLER, at=AT)
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    period.measure(Month(2026, 9))
    cashier = paying.holder("cashier.collect")
    session = open_till(till="caja1", opening_float=0, key="k", by=cashier.actor, at=timezone.now())
    accounts = paying.some_accounts(1)
    for _ in range(3):
        paying._collect(next(accounts), cashier.actor)
    assert paying._cut(session, cashier.actor)["payments"] == 3
    assert Cut.objects.get().difference == 0
    assert len({account.pk for account in accounts}) == 7


@pytest.mark.req("E-02")
def test_those_who_will_be_asked_pay_what_they_owed_before_the_last_period(db):
    hire_town(seed=2, since=AT.date(), by=INSTALLER, at=AT)
    settle(seed=2, accounts=10, by=INSTALLER, at=AT, told=lambda n: None)
    period.measure(Month(2026, 9))
    paying.catch_up(0, 0, 0, 1)
    assert (Cut.objects.get().payments, OpenItem.objects.count()) == (10, 0)
    paying.catch_up(0, 0, 0, 1)
    assert Cut.objects.latest("pk").payments == 0


@pytest.mark.req("B-10")
def test_petitions_walk_every_scenario_of_the_pack_to_where_it_ends(db):
    roads = steps.roads()
    found = steps.measure(len(roads), 1)
    assert found["petitions"] == len(roads) >= 10
    assert found["steps"] > 5 * len(roads)
    ends = [story["ends"]["at"] for story in roads if story.get("ends")]
    closed = Instance.objects.filter(subject_kind="bench").exclude(closed_at=None)
    assert sorted(closed.values_list("closed_node", flat=True)) == sorted(ends)


def test_a_petition_that_stands_elsewhere_than_its_scenario_says_stops_the_measuring(db):
    story = steps.roads()[0]
    wrong = {**story, "step": [{**story["step"][0], "open": ["p15_cerrar"]}]}
    with pytest.raises(AssertionError, match="p15_cerrar"):
        steps.Walk("w1", wrong, []).go()


@pytest.mark.req("B-10")
def test_the_inbox_is_filled_asked_and_its_plans_are_read(db):
    hire_town(seed=5, since=date(2026, 10, 1), by=INSTALLER, at=AT)
    found = inbox.measure([40, 400])
    assert Token.objects.filter(kind="task", finished_at=None).count() >= 400
    assert found["400"]["auxiliar_atencion area"]["rows"] > 0
    assert found["400"]["gerente_atencion area"]["rows"] == inbox.PAGE


def test_a_plan_that_sorts_or_reads_everything_is_told():
    lines = {
        "sqlite": (["SCAN processes_token", "USE TEMP B-TREE FOR ORDER BY"], ["SCAN processes_token USING INDEX x"]),
        "postgresql": (["->  Seq Scan on processes_token", "->  Sort"], ["->  Index Scan using x on processes_token"]),
    }
    bad, good = lines[connection.vendor]
    assert all(map(inbox.is_bad, bad))
    assert not any(map(inbox.is_bad, good))
