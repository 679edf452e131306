"""The visitor log follows the corrections of the register: what was decided ends the matter it was asked for."""

from datetime import datetime

from ventanilla.journal.actor import Actor
from ventanilla.reception.actions.correct_from_visit import end_corrected
from ventanilla.register.following import DECIDED
from ventanilla.register.models import Correction


def _decided(correction: Correction, by: Actor, at: datetime) -> None:
    end_corrected(correction, by, at)


DECIDED.append(_decided)
