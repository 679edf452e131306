"""How big a town is: petitions lived and copied, accounts, and how many words and people its register knows."""

from dataclasses import dataclass

from ventanilla.cases.models import Case
from ventanilla.journal.models import Entry
from ventanilla.register.models import Account, Party, Word
from ventanilla.town.events import MULTIPLIED


@dataclass(frozen=True)
class Size:
    """`lived` are the petitions that no copy made; `people` are names, `words` those of the index, each once."""

    cases: int
    lived: int
    accounts: int
    people: int
    words: int


def size_of_town() -> Size:
    """The counts as they stand."""
    copied = sum(facts["petitions"] for facts in Entry.objects.filter(event=MULTIPLIED).values_list("facts", flat=True))
    cases = Case.objects.count()
    people = Party.objects.order_by().values("name").distinct().count()
    return Size(cases, cases - copied, Account.objects.count(), people, Word.objects.count())
