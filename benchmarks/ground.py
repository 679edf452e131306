"""What the operations are done with: folios, accounts, words and referrals, spread over all of the town at hand."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from ventanilla.cases.models import Case, CaseWord, Referral
from ventanilla.register.models import Account
from ventanilla.staff.models import Appointment
from ventanilla.town.bulk.multiply import is_town

SAMPLE = 400


class NotATown(Exception):
    """This database may be somebody's."""


@dataclass(frozen=True)
class Ground:
    """`clerk` serves; `manager` follows up. Each list has at most SAMPLE entries."""

    clerk: str
    manager: str
    cases: list[str]
    accounts: list[str]
    words: list[str]
    referrals: list[int]
    total_cases: int
    total_accounts: int


def spread[M: Model](rows: QuerySet[M]) -> list[M]:
    """Rows of every part of a table, by id: the cost must not be that of one warm page."""
    ends = rows.order_by("pk").values_list("pk", flat=True)
    first, last = ends.first(), ends.last()
    if first is None or last is None:
        return []
    step = max(1, (last - first) // SAMPLE)
    found = (rows.filter(pk__gte=first + n * step).order_by("pk").first() for n in range(SAMPLE))
    return list({one.pk: one for one in found if one}.values())


def holder(post: str) -> str:
    return str(Appointment.objects.filter(post=post).order_by("pk").values_list("person__username", flat=True)[0])


def read_ground() -> Ground:
    """Errors: NotATown, because what is measured writes."""
    if not is_town():
        raise NotATown("the benchmark writes petitions, and this database is not an invented town's")
    words = {one.word for one in spread(CaseWord.objects.all()) if one.word.isalpha() and len(one.word) > 4}
    return Ground(
        clerk=holder("auxiliar_atencion"),
        manager=holder("gerente_atencion"),
        cases=[one.folio for one in spread(Case.objects.all())],
        accounts=[one.number for one in spread(Account.objects.all())],
        words=sorted(words),
        referrals=[one.pk for one in spread(Referral.objects.filter(answer=None, returned=None))],
        total_cases=Case.objects.count(),
        total_accounts=Account.objects.count(),
    )
