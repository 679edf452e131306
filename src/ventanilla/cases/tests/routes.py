"""What to visit the routes of petitions with: one that Medidores has, and one that no area has yet."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.journeys.story import Story
from tests.route_objects import Cast, Sample, offer

from ventanilla.cases.actions.request_support import request_support
from ventanilla.cases.tests.incident import LEAK, a_leak, answer_of, joined, stories
from ventanilla.register.actions import add_account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
SEE_ALL = frozenset({"ana", "gema", "diana", "ofelia"})


@offer(
    *("cases:show", "cases:history", "cases:add", "cases:add_evidence", "cases:add_reference", "cases:new_code"),
    *("cases:give_account", "cases:incident_of"),
)
def petitions(people: Cast) -> list[Sample]:
    referred, kept = Story(people, AT), Story(people, AT)
    referred.open()
    referred.until("a_acusar")
    kept.open()
    return [
        Sample({"folio": referred.case.folio}, SEE_ALL | {"mario"}),
        Sample({"folio": kept.case.folio}, SEE_ALL),
    ]


@offer("cases:draft")
def drafts(people: Cast) -> list[Sample]:
    """Without a draft there is nothing to read, for anybody."""
    drafted, fresh = Story(people, AT), Story(people, AT)
    drafted.open()
    drafted.until("p12_visto_bueno")
    fresh.open()
    return [Sample({"folio": drafted.case.folio}), Sample({"folio": fresh.case.folio}, frozenset())]


@offer("cases:review_referral")
def referrals(people: Cast) -> list[Sample]:
    """Only POST: whoever follows up sees every petition."""
    referred = Story(people, AT)
    referred.open()
    referred.until("a_acusar")
    return [Sample({"referral": referred.case.referrals.get().pk})]


@offer("cases:support_show", "cases:support_folio", "cases:support_close")
def supports(people: Cast) -> list[Sample]:
    """One about a petition and one about an account: whoever gives follow-up sees both."""
    story = Story(people, AT)
    story.open()
    account = add_account(number="route-support", holder="Lupe", street="Sauce", by=people.pilar.actor, at=AT)
    return [
        Sample({"number": request_support(kind="compras", text="Sellos", key=key, by=people.ana.actor, at=AT, **on).pk})
        for key, on in (("route-s1", {"case": story.case}), ("route-s2", {"account": account}))
    ]


@offer("cases:incident")
def incidents(people: Cast) -> list[Sample]:
    """Medidores is responsible for the first; of the other it has a petition; nobody else of an area sees them."""
    leak, other = a_leak(people), a_leak(people, key="other", happened=replace(LEAK, area="padron"))
    joined(people, stories(people, "a_acusar", times=1), other)
    return [
        Sample({"folio": leak.folio}, SEE_ALL | {"mario"}),
        Sample({"folio": other.folio}, SEE_ALL | {"mario", "pilar"}),
    ]


@offer(*(f"cases:incident_{act}" for act in ("join", "resolve", "write", "answer", "review")))
def incidents_to_answer(people: Cast) -> list[Sample]:
    """Whoever joins, drafts or approves sees every petition."""
    leak = a_leak(people)
    joined(people, stories(people, "p12_elaborar", times=1), leak)
    answer_of(people, leak)
    return [Sample({"folio": leak.folio})]
