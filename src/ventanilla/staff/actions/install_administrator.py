"""Install the first administrator: somebody must be able to hire everybody else."""

from datetime import date, datetime

from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.staff.actions.appoint import appoint
from ventanilla.staff.actions.hire import hire
from ventanilla.staff.acts import act
from ventanilla.staff.administrators import administering_posts, somebody_administers
from ventanilla.staff.models import Person


class UnableToInstall(Refusal):
    """Somebody administers already, or the pack has no post that does."""


@act
def install_administrator(
    *, username: str, name: str, password: str, starts_on: date, by: Actor, at: datetime
) -> Person:
    """Hire a person and appoint her to the post of the pack that administers. Errors: UnableToInstall."""
    if somebody_administers():
        raise UnableToInstall("ya-hay-administracion", "Ya hay quien administre el sistema; pídale el alta.")
    posts = administering_posts()
    if not posts:
        raise UnableToInstall("sin-puesto", "Ningún puesto del paquete permite administrar al personal.")
    person = hire(username=username, name=name, password=password, by=by, at=at)
    appoint(person=person, post=posts[0], starts_on=starts_on, by=by, at=at)
    return person
