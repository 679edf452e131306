"""Who opened a record is known: each screen or download of one person's affairs writes it in the journal."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.test_routes import ROUTES
from tests.route_objects import SAMPLES, Cast, Sample
from ventanilla.billing.models import Adjustment, IssuedSettlement
from ventanilla.cases.models import Case, Incident, SupportRequest
from ventanilla.cashier.models import Payment, ReceiptBlock
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.deadlines.models import Deadline
from ventanilla.documents.access import subject_of
from ventanilla.documents.models import Attachment, Document
from ventanilla.journal.actor import Subject
from ventanilla.journal.events import OPENED
from ventanilla.journal.models import Entry
from ventanilla.notices.models import Message
from ventanilla.processes.models import Instance, Token
from ventanilla.reception.models import Visit
from ventanilla.register.models import Account, Correction

pytestmark = pytest.mark.req("B-10")
Kwargs = Mapping[str, Any]
About = Callable[[Kwargs], Subject]


def of_letter(at: Kwargs) -> Subject:
    return Subject("letter", str(IncomingLetter.objects.get(folio=at["folio"]).pk))


def of_file(at: Kwargs) -> Subject:
    attached = Attachment.objects.get(file=at["pk"])
    return Subject(attached.subject_kind, attached.subject_id)


def of_account(at: Kwargs) -> Subject:
    return Account.objects.get(number=at["number"]).subject


def of_settlement(at: Kwargs) -> Subject:
    return IssuedSettlement.objects.get(folio=at["folio"]).account.subject


def of_adjustment(at: Kwargs) -> Subject:
    return Adjustment.objects.get(pk=at["number"]).account.subject


def of_payment(at: Kwargs) -> Subject:
    return Payment.objects.get(folio=at["folio"]).account.subject


def of_receipt_block(at: Kwargs) -> Subject:
    return ReceiptBlock.objects.get(pk=at["pk"]).subject


def of_case(at: Kwargs) -> Subject:
    return Case.objects.get(folio=at["folio"]).subject


def of_support(at: Kwargs) -> Subject:
    return SupportRequest.objects.get(pk=at["number"]).subject


def of_incident(at: Kwargs) -> Subject:
    return Incident.objects.get(folio=at["folio"]).subject


def of_document(at: Kwargs) -> Subject:
    return subject_of(Document.objects.get(pk=at["pk"]))


def of_import(at: Kwargs) -> Subject:
    return Subject("import", str(at["number"]))


def of_money_import(at: Kwargs) -> Subject:
    return Subject("money_import", str(at["number"]))


def of_correction(at: Kwargs) -> Subject:
    return Correction.objects.get(pk=at["number"]).account.subject


def of_visit(at: Kwargs) -> Subject:
    return Visit.objects.get(pk=at["visit_id"]).subject


def of_message(at: Kwargs) -> Subject:
    return Message.objects.get(pk=at["number"]).subject


RECORDS: dict[str, tuple[str, About]] = {
    "register:account": ("ana", of_account),
    "register:ask_correction": ("ana", of_account),
    **dict.fromkeys(
        (
            "register:service",
            "register:change_state",
            "register:change_use",
            "register:contract",
            "register:end_contract",
        ),
        ("pilar", of_account),
    ),
    **dict.fromkeys(("register:connections", "register:end_connection"), ("pilar", of_account)),
    "register:correction": ("gema", of_correction),
    "register:import": ("pilar", of_import),
    "register:rejected": ("pilar", of_import),
    "cases:show": ("mario", of_case),
    "cases:history": ("mario", of_case),
    "cases:add": ("ana", of_case),
    "cases:draft": ("gema", of_case),
    "cases:new_code": ("ana", of_case),
    "cases:give_account": ("ana", of_case),
    "cases:incident_of": ("ana", of_case),
    "cases:incident": ("mario", of_incident),
    "cases:incident_resolve": ("ana", of_incident),
    "cases:incident_write": ("ana", of_incident),
    "cases:incident_answer": ("ana", of_incident),
    "cases:incident_review": ("diana", of_incident),
    "notices:message": ("gema", of_message),
    "notices:erase": ("sara", of_message),
    "cases:support_show": ("ana", of_support),
    "processes:task": ("mario", lambda at: Token.objects.get(pk=at["token"]).instance.subject),
    "processes:road": ("mario", lambda at: Instance.objects.get(pk=at["instance"]).subject),
    "reception:visit": ("ana", of_visit),
    "reception:end": ("ana", of_visit),
    "reception:correct": ("ana", of_visit),
    "reception:open_petition": ("ana", of_visit),
    "correspondence:letter": ("ofelia", of_letter),
    "correspondence:stamp": ("ofelia", of_letter),
    "correspondence:label": ("ofelia", of_letter),
    "correspondence:block": ("ofelia", lambda at: Subject("folio_block", str(at["pk"]))),
    "correspondence:block_paper": ("ofelia", lambda at: Subject("folio_block", str(at["pk"]))),
    "correspondence:scan": ("ofelia", lambda at: Subject("scan", str(at["pk"]))),
    "correspondence:discharge": ("ofelia", of_letter),
    "correspondence:routing": ("ofelia", of_letter),
    "correspondence:attempt": ("ana", of_document),
    "documents:document": ("mario", of_document),
    "documents:pdf": ("mario", of_document),
    "documents:custody": ("gema", of_document),
    "documents:voiding": ("gema", of_document),
    "documents:file": ("mario", of_file),
    "deadlines:deadline": ("ana", lambda at: Deadline.objects.get(pk=at["number"]).subject),
    "billing:owed": ("ana", of_account),
    "billing:charge": ("ileana", of_account),
    "billing:discount": ("ileana", of_account),
    "billing:adjust": ("ileana", of_account),
    "billing:adjustment": ("ana", of_adjustment),
    "billing:settlement": ("ana", of_settlement),
    "billing:settlement_pdf": ("ana", of_settlement),
    **{f"billing:{n}": ("ileana", of_money_import) for n in ("money_import", "reconciliation", "money_rejected")},
    "cashier:pay": ("beto", of_account),
    "cashier:account_movements": ("ana", of_account),
    **dict.fromkeys(("cashier:receipt", "cashier:receipt_pdf", "cashier:receipt_escpos"), ("beto", of_payment)),
    "cashier:cancel": ("ileana", of_payment),
    **dict.fromkeys(("cashier:receipt_block", "cashier:receipt_block_pdf"), ("beto", of_receipt_block)),
    "cashier:enter_receipt": ("beto", of_account),
    "deadlines:extend": ("diana", lambda at: Deadline.objects.get(pk=at["number"]).subject),
}
"""Who opens it and whose affairs it shows, by route."""
ALSO: dict[str, About] = {"reception:correct": lambda at: Visit.objects.get(pk=at["visit_id"]).account.subject}
"""And who else's."""
NOTHING_TO_SHOW = {
    "cases:add_evidence",
    "cases:add_reference",
    "reception:add_matter",
    "processes:take",
    "processes:release",
}
NOTHING_TO_SHOW |= {"processes:delegate", "notices:retry"}
NOTHING_TO_SHOW |= {"processes:delegate", "cases:review_referral"}
NOTHING_TO_SHOW |= {f"correspondence:{act}" for act in ("spoil", "late", "give_back", "close_block")}
NOTHING_TO_SHOW |= {f"cashier:{act}" for act in ("spoil_receipt", "late_receipt", "return_receipts")}
NOTHING_TO_SHOW |= {"cashier:close_receipt_block"}
NOTHING_TO_SHOW |= {"cases:incident_join", "cases:support_folio", "cases:support_close"}
NOTHING_TO_SHOW |= {"register:authorise_correction", "register:refuse_correction", "billing:settle"}
NOTHING_TO_SHOW |= {"billing:authorise_adjustment", "billing:refuse_adjustment", "billing:apply_credit"}
"""Only POST."""
OTHERWISE = {"documents:verification", "processes:upgrade", "processes:drawing", "quality:document", "quality:sheet"}
OTHERWISE |= {f"indicators:{name}" for name in ("indicator", "cell", "close", "spreadsheet", "report")}
OTHERWISE |= {"turns:ticket", "turns:pdf", "turns:escpos", "turns:follow"}
OTHERWISE |= {"reception:close", "reception:draft", "reception:spreadsheet"}
OTHERWISE |= {"cashier:cut", "cashier:cut_pdf", "cashier:income_sheet"}
OTHERWISE |= {"cashier:deposit", "cashier:annul_deposit"}
OTHERWISE |= {"cashier:voucher", "cashier:voucher_sheet", "cashier:voucher_csv"}
"""Public, or about many at once, or a published drawing or document: they show no personal data."""
each_record = pytest.mark.parametrize("route", RECORDS)


def opened_by(client: Client, person: Any, route: str, sample: Sample) -> tuple[int, list[tuple[str, str, str]]]:
    """The status of the answer, and the openings it left: who, kind and id of what."""
    last = Entry.objects.latest("pk").pk
    client.force_login(person)
    status = client.get(reverse(route, kwargs=dict(sample.kwargs))).status_code
    left = Entry.objects.filter(pk__gt=last, event__in=[OPENED, "documents.opened"])
    return status, list(left.values_list("actor_id", "subject_kind", "subject_id"))


@each_record
def test_who_opens_a_record_is_journalled(route, client, people: Cast):
    username, about = RECORDS[route]
    person = getattr(people, username)
    sample = next(s for s in SAMPLES[route](people) if s.seen_by is None or username in s.seen_by)
    subject = about(sample.kwargs)
    status, left = opened_by(client, person, route, sample)
    assert status == 200
    subjects = [subject, ALSO[route](sample.kwargs)] if route in ALSO else [subject]
    assert sorted(left) == sorted((str(person.pk), one.kind, one.id) for one in subjects)


@each_record
def test_who_is_not_let_in_opens_nothing(route, client, people: Cast):
    for sample in SAMPLES[route](people):
        status, left = opened_by(client, people.otto, route, sample)
        assert (status, left) == (403, [])
        if sample.seen_by is not None and "mario" not in sample.seen_by:
            status, left = opened_by(client, people.mario, route, sample)
            assert status in {403, 404}
            assert left == []


def test_every_address_of_one_thing_is_a_record_or_says_why_not():
    """The people of the utility are administered, not served: each act on them is journalled by itself."""
    addresses = {r.name for r in ROUTES if r.converters and not r.name.startswith("staff:")}
    assert addresses == RECORDS.keys() | NOTHING_TO_SHOW | OTHERWISE


def test_opening_a_paper_writes_that_it_was_printed_once_and_each_opening(client, people: Cast):
    sample = SAMPLES["documents:pdf"](people)[0]
    for _ in range(2):
        opened_by(client, people.mario, "documents:pdf", sample)
    about = Entry.objects.filter(subject_kind="case", subject_id=of_document(sample.kwargs).id)
    assert about.filter(event="documents.letter_printed", facts__document=sample.kwargs["pk"]).count() == 1
    assert about.filter(event="documents.opened").count() == 2
