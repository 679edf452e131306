"""The one list of floors, ground first: an app may import only apps that stand before it.

INSTALLED_APPS, the import contract and the map in ARCHITECTURE.md are compared with this list by a test.
A room that is planned but not yet built stays in the list, so that its place is known; `BUILT` are those
whose folder exists.
"""

from pathlib import Path
from typing import Final

FLOORS: Final[tuple[tuple[str, str], ...]] = (
    ("lib", "pure Python: text, folio formats, moments, refusals, chance"),
    ("journal", "what happened, who, when, on what; append-only; folio counters"),
    ("utility", "which utility this is; its pack; areas, posts, vocabulary"),
    ("staff", "people, appointments to posts, what each may do"),
    ("deadlines", "the one clock: start rule, units, pause, extension, explanation"),
    ("documents", "files and generated PDFs: checks, templates, signatures, custody"),
    ("turns", "queue tickets, desks, calling, the waiting screen"),
    ("correspondence", "letters in and out, registry office, deliveries"),
    ("notices", "messages to people: outbox for e-mail, SMS, WhatsApp"),
    ("ledger", "accounts, entries, transfers; nothing is ever edited"),
    ("processes", "BPMN definitions, instances, the inbox of tasks, timers, messages"),
    ("register", "padrón: people, premises, accounts, holders in time; search"),
    ("metering", "meters, readings, anomalies"),
    ("fieldwork", "work orders, inspections, crews, agenda"),
    ("tariffs", "tariff books with validity; rating"),
    ("billing", "cycles, charges, statements, adjustments"),
    ("cashier", "tills, payments, receipts, daily cut"),
    ("credit", "instalment agreements, promissory notes, water vouchers"),
    ("cases", "the case file: petition, parties, points, referrals, answer, closure"),
    ("reception", "the visitor log: who came, for what, how it was solved"),
    ("indicators", "declared indicators, their folios, reports"),
    ("quality", "ISO 9001: controlled documents, findings, actions, audits"),
    ("town", "a synthetic town that lives by calling the real actions"),
    ("api", "REST for other systems"),
    ("portal", "the citizen's pages"),
    ("desk", "the staff home, search, the account seen whole"),
)

HERE: Final = Path(__file__).parent
NAMES: Final = tuple(name for name, _ in FLOORS)
BUILT: Final = tuple(name for name in NAMES if (HERE / name / "__init__.py").exists())
APPS: Final = tuple(f"ventanilla.{name}" for name in BUILT if name != "lib")
