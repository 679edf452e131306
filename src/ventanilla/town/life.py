"""The town's days: people come, clerks work what is open, the clock fires, until the last moment asked."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zlib import crc32

from django.db import transaction

from ventanilla.cases.actions.open_by_letter import open_by_letter
from ventanilla.cases.actions.open_case import Brought, Petitioner, open_case
from ventanilla.cases.catalogue import Channel
from ventanilla.cases.models import Case
from ventanilla.deadlines.queries import calendar_in_force
from ventanilla.indicators.actions import close_month
from ventanilla.journal.actor import Actor
from ventanilla.lib.months import Month
from ventanilla.lib.refusals import Refusal
from ventanilla.processes.actions import complete, fire_due
from ventanilla.processes.models import Token
from ventanilla.processes.standing import may_work
from ventanilla.reception.actions.close_log_day import close_log_day
from ventanilla.reception.actions.correct_from_visit import correct_from_visit
from ventanilla.reception.actions.end_matter import end_matter
from ventanilla.reception.actions.enter_visit import enter_visit
from ventanilla.reception.actions.open_case_from_visit import open_case_from_visit
from ventanilla.register.actions import authorise_correction
from ventanilla.register.models import Account, Holding
from ventanilla.staff.models import Person
from ventanilla.staff.queries import Standing
from ventanilla.town.incident import happen
from ventanilla.town.moves import MOVES
from ventanilla.town.padron import SLIPS
from ventanilla.town.words import ASKS, MISTYPED, NAMES, SURNAMES, TROUBLES
from ventanilla.utility.queries import current_pack, zone

TURNS = (time(9, 10), time(10, 40), time(12, 30), time(15, 20), time(16, 50))
"""The moments of a day at which people come; the town stops at the last one before its end."""
CLOSING = time(9, 5)
"""When the first business day of a month closes the indicators of the one before."""
EVENING = time(18, 5)
"""When the log of the day is closed."""
INBOX_TURNS = (TURNS[0], TURNS[3])
"""When everybody looks at the inbox: early, and after lunch."""
SLOW_ONE_IN, SLOWNESS = 12, 0.2
"""One petition in twelve goes from hand to hand without anybody hurrying; some of those run out of their term."""


@dataclass
class Town:
    """Its people by post, its accounts, and its luck. `told` hears what day it is and how many cases there are.

    A town that will be multiplied leaves the days of the visitor log open (`closes_log`): a closed one takes no copies.
    """

    seed: int
    people: dict[str, list[Person]]
    accounts: list[Account]
    told: Callable[[date, int], None]
    closes_log: bool = True
    cases: int = 0
    refused: list[str] = field(default_factory=list)
    month: Month = field(init=False)
    chance: random.Random = field(init=False)
    standings: dict[int, Standing] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"life {self.seed}")
        posts = current_pack().section("organisation").posts
        self.standings = {
            person.pk: Standing({code: posts[code]}) for code, held in self.people.items() for person in held
        }

    def live(self, *, first: date, until: datetime, arrivals: int) -> None:
        """From the morning of `first` to `until`; `arrivals` is how many come on a usual day.

        Each day is one transaction: a made-up morning needs no promise on disk after each act of it.
        """
        calendar = calendar_in_force()
        day, self.month = first, Month.of(first)
        while day <= until.astimezone(zone()).date():
            if calendar.is_business(day):
                with transaction.atomic():
                    self._close_month(day, until)
                    self._day(day, until, arrivals)
                    self._close_log(day, until)
                self.told(day, self.cases)
            day += timedelta(days=1)
        with transaction.atomic():
            happen(self.people, key=f"town:{self.seed}:incident:{until:%Y%m%d}", at=until)

    def _close_month(self, day: date, until: datetime) -> None:
        """The first thing of a new month is to close the indicators of the one before."""
        at = datetime.combine(day, CLOSING, zone())
        if Month.of(day) == self.month or at > until:
            return
        able = [pk for pk, held in self.standings.items() if held.may("indicators.close")]
        by = next(person for held in self.people.values() for person in held if person.pk in able)
        close_month(month=self.month, by=by.actor, at=at)
        self.month = Month.of(day)

    def _close_log(self, day: date, until: datetime) -> None:
        at = datetime.combine(day, EVENING, zone())
        if self.closes_log and at <= until:
            close_log_day(day=day, by=self._who("reception.close").actor, at=at)

    def _day(self, day: date, until: datetime, arrivals: int) -> None:
        coming = max(3, int(self.chance.gauss(arrivals, arrivals / 5)))
        for turn in TURNS:
            at = datetime.combine(day, turn, zone()) + timedelta(seconds=self.chance.randrange(60))
            if at > until:
                return
            fire_due(at=at, limit=500)
            for n in range(int(coming / len(TURNS) + self.chance.random())):
                self._arrive(at + timedelta(seconds=40 * n + self.chance.randrange(20)), until)
            if turn in INBOX_TURNS:
                self._work(at + timedelta(minutes=20), until)

    def _who(self, *permissions: str, but: Actor | None = None) -> Person:
        posts = current_pack().section("organisation").posts
        able = [code for code in self.people if posts[code].permissions.issuperset(permissions)]
        return self.chance.choice([p for code in able for p in self.people[code] if p.actor != but])

    def _arrive(self, at: datetime, until: datetime) -> None:
        if at > until:
            return
        luck, account = self.chance.random(), self.chance.choice(self.accounts)
        holding = Holding.objects.filter(account=account, ends_on=None).select_related("party").first()
        name = holding.party.name if holding else self._name()
        if luck < 0.12:
            self._letter(account, name, at)
        elif luck < 0.20:
            self._call(account, name, at)
        elif luck > 0.62 and account.street in SLIPS:
            self._slip(account, name, at)
        else:
            self._visit(account, name, at, opens=luck < 0.62)

    def _visit(self, account: Account, name: str, at: datetime, *, opens: bool) -> None:
        clerk = self._who("reception.log").actor
        trouble, points = self.chance.choice(TROUBLES)
        third = opens and self.chance.random() < 0.15
        comes = self._name() if third else name
        matter = trouble if opens else self.chance.choice(ASKS)
        visit = enter_visit(name=comes, matter=matter, account=account, key=self._key(), by=clerk, at=at)
        if opens:
            asks = Petitioner(comes, "tercero" if third else "titular", phone=f"55{self.chance.randrange(10**8):08d}")
            open_case_from_visit(
                visit=visit,
                petitioner=asks,
                summary=trouble,
                points=points,
                brought=Brought(),
                key=self._key(),
                by=clerk,
                at=at + timedelta(seconds=15),
            )
            self.cases += 1
        elif self.chance.random() < 0.6:
            kinds = list(current_pack().section("resolutions").values())
            kind = self.chance.choice(kinds)
            folio = f"SC-{self.chance.randrange(10**6):06d}" if kind.needs_folio else ""
            end_matter(
                visit=visit, kind="resolved", resolution=kind.code, legacy_folio=folio, note=kind.name, by=clerk, at=at
            )
        else:
            end_matter(visit=visit, kind="informed", note="Se le explicó", by=clerk, at=at)

    def _slip(self, account: Account, name: str, at: datetime) -> None:
        """Her street is mistyped: the clerk asks to correct it and somebody else authorises it at once."""
        clerk = self._who("register.correct", "reception.log").actor
        visit = enter_visit(name=name, matter=MISTYPED, account=account, key=self._key(), by=clerk, at=at)
        asked = correct_from_visit(
            visit=visit,
            account=account,
            field="street",
            after=SLIPS[account.street],
            reason="Lo dice su boleta predial",
            key=self._key(),
            by=clerk,
            at=at + timedelta(seconds=10),
        )
        judge = self._who("register.authorise", but=clerk)
        authorise_correction(correction=asked, by=judge.actor, at=at + timedelta(seconds=25))
        account.refresh_from_db()

    def _call(self, account: Account, name: str, at: datetime) -> None:
        trouble, points = self.chance.choice(TROUBLES)
        open_case(
            channel=self.chance.choice([c for c, v in self._channels() if not v.in_writing and not v.in_person]),
            petitioner=Petitioner(name, phone=f"55{self.chance.randrange(10**8):08d}"),
            summary=trouble,
            points=points,
            filed_at=at,
            account=account,
            key=self._key(),
            by=self._who("cases.open").actor,
            at=at,
        )
        self.cases += 1

    def _letter(self, account: Account, name: str, at: datetime) -> None:
        trouble, points = self.chance.choice(TROUBLES)
        open_by_letter(
            petitioner=Petitioner(name, address=account.address),
            summary=trouble,
            points=points,
            sheets=self.chance.randrange(1, 6),
            scan=None,
            received_at=at,
            brought=Brought(),
            key=self._key(),
            account=account,
            by=self._who("cases.open_by_letter").actor,
            at=at,
        )
        self.cases += 1

    def _channels(self) -> list[tuple[str, Channel]]:
        return list(current_pack().section("channels").items())

    def _work(self, at: datetime, until: datetime) -> None:
        """Everybody looks at the inbox once; luck says who gets to what."""
        open_now = Token.objects.filter(kind=Token.Kind.TASK, finished_at=None, instance__subject_kind="case")
        tokens = list(open_now.select_related("instance").order_by("id"))
        subjects = {int(token.instance.subject_id) for token in tokens}
        cases = Case.objects.select_related("state__account").in_bulk(subjects)
        for token in tokens:
            often, move = MOVES.get(token.task, (0.0, None))
            if crc32(token.instance.folio.encode()) % SLOW_ONE_IN == 0:
                often *= SLOWNESS
            if move is None or at > until or self.chance.random() > often:
                continue
            person = self._worker(token)
            if person is None:
                continue
            case = cases[int(token.instance.subject_id)]
            at += timedelta(seconds=2)
            try:
                complete(token=token.pk, by=person.actor, at=at, values=move(self.chance, case))
            except Refusal as refusal:
                self.refused.append(f"{case.folio} {token.node}: {refusal.sentence}")

    def _worker(self, token: Token) -> Person | None:
        able = [p for held in self.people.values() for p in held if may_work(token, self.standings[p.pk])]
        return self.chance.choice(able) if able else None

    def _name(self) -> str:
        return f"{self.chance.choice(NAMES)} {self.chance.choice(SURNAMES)} {self.chance.choice(SURNAMES)}"

    def _key(self) -> str:
        return f"town:{self.seed}:{self.chance.randrange(10**15)}"
