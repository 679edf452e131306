"""Every panel keeps the budget of questions it declares, on a case, an account, an order and a document with a life."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.journeys.story import Story
from ventanilla.billing.actions import issue_settlement
from ventanilla.billing.tests.owing import AT, another
from ventanilla.cashier.tests.tills import opened, paid
from ventanilla.documents.models import Document
from ventanilla.register.actions import add_account
from ventanilla.staff.panels import PANELS
from ventanilla.staff.queries import standing
from ventanilla.turns.tests.acts import given, seated

each_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda p: f"{p.subject_kind}-{p.name}")


@pytest.fixture
def subjects(people):
    """The id of a subject of each kind that panels speak of, each with something to show."""
    now = timezone.now()
    account = add_account(number="1-1", holder="Lupe", street="Sauce", by=people.pilar.actor, at=now)
    story = Story(people, now - timedelta(days=2))
    story.open(points=("Revisar", "Corregir"), account=account)
    story.until("p13_entregar")
    seated(people)
    ticket = given(people)
    answer = Document.objects.filter(letter="respuesta").latest("pk")
    opened(people)
    owed = another(people)
    order = issue_settlement(account=owed, given_to="Lupe Peña", key="s", by=people.ana.actor, at=AT)
    paid(people, owed, order=order)
    found = {"account": account, "case": story.case, "document": answer, "turn": ticket, "settlement": order}
    return {kind: str(one.pk) for kind, one in found.items()} | {"inbox": "", "account_ending": str(account.pk)}


@each_panel
def test_a_panel_costs_what_it_says_at_most(panel, subjects, people):
    request = RequestFactory().get("/")
    request.user, request.now = people.ana, timezone.now()
    request.standing = standing(people.ana.actor, request.now)
    costs = []
    for _ in range(3):  # in one of them the pack in force may be asked for again, as every few seconds
        vars(request).pop("serving", None)
        with CaptureQueriesContext(connection) as asked:
            panel.context(request, subjects[panel.subject_kind])
        costs.append(len(asked))
    assert min(costs) <= panel.queries, [q["sql"] for q in asked.captured_queries]
