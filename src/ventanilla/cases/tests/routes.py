"""What to visit the routes of petitions with: one that Medidores has, and one that no area has yet."""

from datetime import UTC, datetime

from tests.journeys.story import Story
from tests.route_objects import Cast, Sample, offer

from ventanilla.cases.actions.request_support import request_support
from ventanilla.register.actions import add_account

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
SEE_ALL = frozenset({"ana", "gema", "diana", "ofelia"})


@offer(
    "cases:show", "cases:history", "cases:add_evidence", "cases:add_reference", "cases:new_code", "cases:give_account"
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
