"""What to visit the routes of the indicators with: October 2026, which ended."""

from tests.route_objects import Cast, Sample, offer


@offer("indicators:close", "indicators:spreadsheet", "indicators:report")
def months(people: Cast) -> list[Sample]:
    return [Sample({"month": "2026-10"})]


@offer("indicators:indicator")
def indicators(people: Cast) -> list[Sample]:
    return [Sample({"code": code}) for code in ("usuarios_atendidos", "gestionadas")]


@offer("indicators:cell")
def cells(people: Cast) -> list[Sample]:
    return [Sample({"code": "usuarios_atendidos", "name": name}) for name in ("base", "achieved", "pending", "out")]
