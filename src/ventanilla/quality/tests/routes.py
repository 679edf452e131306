"""What to visit with: a controlled document and the sheet of a procedure; all staff may consult both."""

from tests.route_objects import Cast, Sample, offer


@offer("quality:document")
def documents(people: Cast) -> list[Sample]:
    return [Sample({"code": "PL-07"}), Sample({"code": "ON-GAU-02"})]


@offer("quality:sheet")
def sheets(people: Cast) -> list[Sample]:
    return [Sample({"procedure": "peticion"})]
