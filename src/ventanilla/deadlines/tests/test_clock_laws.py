"""Laws of the clock that hold for any case: later acts never end earlier, pauses only push later."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.deadlines.points import Calendar, Extension, Pause, Record, Term, reckon

WINTER = Record("added", date(2026, 12, 21), date(2027, 1, 6), "Vacaciones", "Gobierno")
CALENDARS = {
    "MX": Calendar("MX", ZoneInfo("America/Mexico_City"), (WINTER,)),
    "CO": Calendar("CO", ZoneInfo("America/Bogota")),
}
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
countries = st.sampled_from(["MX", "CO"])
days = st.builds(
    Term,
    code=st.just("t"),
    name=st.just("T"),
    group=st.just("g"),
    unit=st.sampled_from(["business_days", "calendar_days"]),
    amount=st.integers(1, 30),
    start=st.sampled_from(["next_business_day", "next_day", "same_day"]),
    roll=st.sampled_from(["next_business_day", "none"]),
    reception=st.sampled_from(["any_hour", "office_hours"]),
    resume=st.sampled_from(["next_day", "same_day"]),
)
months = st.builds(
    Term,
    code=st.just("t"),
    name=st.just("T"),
    group=st.just("g"),
    unit=st.just("months"),
    amount=st.integers(1, 6),
    start=st.just("next_day"),
)
hours = st.builds(
    Term,
    code=st.just("t"),
    name=st.just("T"),
    group=st.just("g"),
    unit=st.just("hours"),
    amount=st.integers(1, 200),
    start=st.just("moment"),
)
terms = st.one_of(days, months, hours)
stretches = st.lists(st.tuples(st.integers(0, 60 * 24), st.integers(0, 20 * 24)), max_size=4)


def pauses_from(started_at, told):
    begun = [(started_at + timedelta(hours=after), length) for after, length in told]
    return [Pause(at, at + timedelta(hours=length), "motivo") for at, length in begun]


@settings(max_examples=80, deadline=None)
@given(term=terms, country=countries, one=moments, gap=st.integers(0, 1000))
def test_a_later_act_never_ends_earlier(term, country, one, gap):
    first = reckon(term=term, started_at=one, calendar=CALENDARS[country])
    second = reckon(term=term, started_at=one + timedelta(hours=gap), calendar=CALENDARS[country])
    assert first.due_at <= second.due_at


@settings(max_examples=80, deadline=None)
@given(term=terms, country=countries, one=moments, told=stretches)
def test_each_pause_only_pushes_the_date_later(term, country, one, told):
    pauses, before = pauses_from(one, told), reckon(term=term, started_at=one, calendar=CALENDARS[country]).due_at
    for n in range(1, len(pauses) + 1):
        after = reckon(term=term, started_at=one, calendar=CALENDARS[country], pauses=pauses[:n]).due_at
        assert before <= after
        before = after


@settings(max_examples=80, deadline=None)
@given(term=days, country=countries, one=moments, told=stretches, more=st.lists(st.integers(1, 9), max_size=2))
def test_the_ledger_counts_exactly_the_amount(term, country, one, told, more):
    found = reckon(
        term=term,
        started_at=one,
        calendar=CALENDARS[country],
        pauses=pauses_from(one, told),
        extensions=[Extension(n) for n in more],
    )
    counted = [d.counted for d in found.days if d.counted]
    assert counted == list(range(1, term.amount + sum(more) + 1))
    assert [d.on for d in found.days] == sorted({d.on for d in found.days})


@settings(max_examples=60, deadline=None)
@given(term=hours, country=countries, one=moments, told=stretches)
def test_the_ledger_of_hours_adds_up_to_the_amount(term, country, one, told):
    found = reckon(term=term, started_at=one, calendar=CALENDARS[country], pauses=pauses_from(one, told))
    assert abs(sum(d.hours for d in found.days) - term.amount) < 1e-6


@settings(max_examples=60, deadline=None)
@given(term=terms, country=countries, one=moments, after=st.integers(0, 24))
def test_an_open_pause_leaves_no_date(term, country, one, after):
    due = reckon(term=term, started_at=one, calendar=CALENDARS[country]).due_at
    pause = Pause(min(one + timedelta(hours=after), due - timedelta(seconds=1)), None, "motivo")
    assert reckon(term=term, started_at=one, calendar=CALENDARS[country], pauses=[pause]).due_at is None


@settings(max_examples=60, deadline=None)
@given(country=countries, one=moments, amount=st.integers(1, 40))
def test_a_term_of_business_days_ends_on_one(country, one, amount):
    term = Term("t", "T", "business_days", amount, "g")
    assert CALENDARS[country].is_business(reckon(term=term, started_at=one, calendar=CALENDARS[country]).last_day)
