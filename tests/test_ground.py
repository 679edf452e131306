"""The ground holds: the pack publishes, a person has a standing, folios have no gaps."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from ventanilla.journal.actions import issue_folio
from ventanilla.journal.models import IssuedFolio
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)


@pytest.mark.req("B-10")
def test_ana_may_open_petitions_and_otto_may_nothing(people):
    assert standing(people.ana.actor, AT).may("cases.open")
    assert not standing(people.otto.actor, AT).permissions


@pytest.mark.req("B-01")
def test_a_folio_undone_leaves_no_gap(db):
    series = current_pack().section("folios")["petition"]
    first = issue_folio(series=series, day=date(2026, 11, 20), at=AT)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        issue_folio(series=series, day=date(2026, 11, 20), at=AT)
        raise ZeroDivisionError
    second = issue_folio(series=series, day=date(2026, 11, 20), at=AT)
    assert [first, second] == ["PET-2026-000001", "PET-2026-000002"]
    assert list(IssuedFolio.objects.values_list("folio", flat=True)) == [first, second]
