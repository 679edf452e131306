"""Which tables a copied petition takes along, and which not, because; a test proves that none is missing."""

from django.apps import apps
from django.db.models import Field, Model

COPIED = frozenset(
    """
    journal.Entry journal.PersonalText journal.IssuedFolio
    deadlines.Deadline deadlines.DeadlinePause deadlines.DeadlineRestart deadlines.DeadlineExtension
    deadlines.DeadlineMove
    documents.Attachment documents.Document documents.Voiding documents.Custody documents.Signature
    correspondence.IncomingLetter correspondence.LetterCopy correspondence.Opening correspondence.Routing
    correspondence.Discharge correspondence.Delivery correspondence.DeliveryAttempt correspondence.LetterState
    notices.FollowCode processes.Instance processes.Token
    cases.Case cases.Nature cases.CaseAccount cases.CaseState cases.CaseWord cases.Point cases.ExternalReference
    cases.AccreditationRequest cases.AccreditationNotice cases.Accreditation
    cases.Referral cases.Referral_points cases.Acknowledgement cases.ReferralAnswer cases.ReferralReturn cases.Alert
    cases.AnswerDraft cases.PointAnswer cases.AnswerReview cases.IssuedAnswer cases.ImmediateResolution
    cases.Discharge cases.Closure cases.FollowUp cases.Complement cases.Entered cases.Routing cases.Assessment
    cases.PaperCheck cases.MissingPapers cases.ControlEntry
    cases.SupportRequest cases.SupportFolio cases.SupportClosure cases.SupportOpen
    reception.Visit reception.VisitMatter reception.Outcome
    """.split()
)
"""Every row of these that hangs from a petition, or from a visit without one, is copied with it."""

WORDS = "cases.CaseWord"
"""Not copied row by row: the words of each copy are those of its own folio, name and account."""

LEFT_OUT = {
    "documents.Rendering": "a letter's PDF is made when somebody opens the copy",
    "notices.Message": "a copy of what waits would be sent to somebody",
    "notices.Dispatch": "it queues a message",
    "notices.Attempt": "it tells of a message",
    "cases.ReviewDay": "it is of a day, not of a petition",
    "reception.LogClosing": "it is of a day; a town with closed days is not multiplied",
    "journal.SealMember": "what is copied is sealed anew",
    "ledger.Entry": "what is owed and paid is of an account, and counts once",
    "ledger.Transfer": "it belongs to an entry of the ledger",
    "ledger.PendingOutcome": "it belongs to an entry of the ledger",
    "ledger.OpenItem": "it belongs to an entry of the ledger",
    "billing.Adjustment": "what is owed is of an account, and is adjusted once",
    "billing.AdjustmentDecision": "it tells of an adjustment",
    "billing.AdjustmentWaiting": "it tells of an adjustment",
    "cashier.Payment": "what is paid is of an account, and counts once",
    "cashier.PaymentMeans": "it belongs to a payment",
    "cashier.Cancellation": "it undoes a payment",
    "cashier.ReceiptPrint": "it tells of a payment",
    "cashier.PaperReceipt": "it tells of a payment",
    "cashier.Deposit": "what the bank received is of the cuts, and counts once",
    "cashier.DepositPart": "it belongs to a deposit",
    "cashier.DepositAnnulment": "it undoes a deposit",
}
"""Tables with a road to a petition that do not go along, because."""

SPOILS = {
    "billing.OrderedFor": "a payment order is of one account, and is paid once",
    "correspondence.Fate": "a folio of a contingency block is written on paper once",
    "correspondence.ScanArrival": "a scan arrives for one letter",
    "cases.Joining": "an incident joins petitions that were presented, one by one",
    "cases.JoinedCase": "it tells of a joining",
    "cases.Separation": "it undoes a joining",
    "cases.SharedDraft": "one answer was given to several petitions at once",
    "processes.Message": "who sent it knows one petition",
    "reception.MatterCorrection": "a correction changes an account of the register",
}
"""Tables whose row about a petition or a visit says that it happened once only: that one is not copied at all."""

SUBJECTS = {"case": "cases.Case", "letter": "correspondence.IncomingLetter", "visit": "reception.Visit"}
"""What `subject_kind` and `subject_id` of a row can point to, among what is copied."""

FOLIOS = {"cases.Case": "folio", "correspondence.IncomingLetter": "folio", "documents.Document": "number"}
"""The column that holds the folio which a series issued for the row."""

UNTOLD = frozenset(["documents.letter_printed"])
"""Events of what is left out: a copy's journal does not tell them, nor those of messages."""

FACT_IDS = {
    "document": "documents.Document",
    "deadline": "deadlines.Deadline",
    "deadlines": "deadlines.Deadline",
    "instance": "processes.Instance",
    "token": "processes.Token",
    "signature": "documents.Signature",
    "attachment": "documents.Attachment",
}
"""Numbers in an entry's facts that are ids of copied rows, by their key."""

FACT_NUMBERS = frozenset(
    """version points annexes sheets number matter count size files rows round days file amount copy
    from_revision to_revision revision calendar_revision""".split()
)
"""Numbers in an entry's facts that are just that. With any other number a petition is not copied."""

AS_THEY_ARE = frozenset(
    """by_kind by_id by_name actor_kind actor_id actor_name event templates_sha256 seed digest salt text_digest rule
    series sha256 stopped_by opened_by closed_by finished_by suspended_by resumed_by closed_node node task
    lane""".split()
)
"""Columns whose text is never read for folios, names or days."""


def model_of(label: str) -> type[Model]:
    return apps.get_model(label)


def kept_fields(model: type[Model]) -> list[Field]:  # type: ignore[type-arg]
    """The columns of a table, in order."""
    return list(model._meta.concrete_fields)


def target(field: Field) -> str:  # type: ignore[type-arg]
    """The label of the table a column points to, or nothing."""
    return field.related_model._meta.label if field.is_relation and field.related_model else ""


def roads() -> set[str]:
    """Every table from which foreign keys, or a subject, lead to a petition, a letter or a visit."""
    reached = set(SUBJECTS.values()) | {"documents.Document", "processes.Instance", "deadlines.Deadline"}
    models = {m._meta.label: m for m in apps.get_models(include_auto_created=True)}
    while True:
        more = {
            label
            for label, model in models.items()
            if any(target(f) in reached or f.name == "subject_kind" for f in kept_fields(model))
        }
        if more <= reached:
            return reached
        reached |= more
