"""What to visit the routes of petitions with: one that Medidores has, and one that no area has yet."""

from datetime import UTC, datetime

from tests.journeys.story import Story
from tests.route_objects import Cast, Sample, offer

AT = datetime(2026, 11, 20, 16, tzinfo=UTC)
SEE_ALL = frozenset({"ana", "gema", "diana", "ofelia"})


@offer("cases:show", "cases:add_evidence", "cases:add_reference")
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
