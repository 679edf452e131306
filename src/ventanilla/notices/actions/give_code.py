"""Give the word with which a person follows a matter; the word given before is void from then on."""

from datetime import datetime

from ventanilla.documents.models.act import done
from ventanilla.documents.secret_words import digest_of, spoken
from ventanilla.journal.actor import Actor, Subject
from ventanilla.journal.quick import insert_row
from ventanilla.lib.chance import salt
from ventanilla.notices.models import FollowCode
from ventanilla.staff.acts import act


@act
def give_code(*, subject: Subject, by: Actor, at: datetime) -> FollowCode:
    """The new word's row; its `seed` goes into a letter or a message. Permission and journal are the act's own."""
    seed = salt()
    return insert_row(
        FollowCode(
            subject_kind=subject.kind,
            subject_id=subject.id,
            subject_folio=subject.folio,
            seed=seed,
            digest=digest_of(seed, spoken(seed)),
            **done(by, at),
        )
    )
