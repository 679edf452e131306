"""The nouns of a case file."""

from ventanilla.cases.models.accreditation import Accreditation, AccreditationNotice, AccreditationRequest
from ventanilla.cases.models.alert import Alert
from ventanilla.cases.models.answer import AnswerDraft, AnswerReview, IssuedAnswer, PointAnswer
from ventanilla.cases.models.case import Case, CaseAccount, CaseState, CaseWord, ExternalReference, Point
from ventanilla.cases.models.closure import Closure, Discharge, ImmediateResolution
from ventanilla.cases.models.follow_up import Complement, FollowUp, ReviewDay
from ventanilla.cases.models.incident import (
    Incident,
    IncidentResolution,
    IncidentState,
    JoinedCase,
    Joining,
    Separation,
    SharedAnswer,
    SharedDraft,
)
from ventanilla.cases.models.intake import Assessment, ControlEntry, Entered, MissingPapers, PaperCheck, Routing
from ventanilla.cases.models.nature import Nature
from ventanilla.cases.models.referral import Acknowledgement, Referral, ReferralAnswer, ReferralReturn
from ventanilla.cases.models.support import SupportClosure, SupportFolio, SupportOpen, SupportRequest

__all__ = [
    "Accreditation",
    "AccreditationNotice",
    "AccreditationRequest",
    "Acknowledgement",
    "Alert",
    "AnswerDraft",
    "AnswerReview",
    "Assessment",
    "Case",
    "CaseAccount",
    "CaseState",
    "CaseWord",
    "Closure",
    "SharedAnswer",
    "SharedDraft",
    "Complement",
    "ControlEntry",
    "Discharge",
    "Entered",
    "ExternalReference",
    "FollowUp",
    "ImmediateResolution",
    "Incident",
    "IncidentState",
    "IssuedAnswer",
    "JoinedCase",
    "Joining",
    "MissingPapers",
    "Nature",
    "PaperCheck",
    "Point",
    "PointAnswer",
    "Referral",
    "ReferralAnswer",
    "ReferralReturn",
    "IncidentResolution",
    "ReviewDay",
    "Routing",
    "Separation",
    "SupportClosure",
    "SupportFolio",
    "SupportOpen",
    "SupportRequest",
]
