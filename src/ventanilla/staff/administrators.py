"""The rule that the utility never stays without somebody who may administer the staff."""

from collections.abc import Iterable

from ventanilla.lib.refusals import Refusal
from ventanilla.staff.models import Appointment
from ventanilla.utility.queries import current_pack


class LastAdministrator(Refusal):
    """Nobody would be left who may administer the staff."""


def administering_posts() -> list[str]:
    """Codes of the posts of the pack in force that administer the staff."""
    posts = current_pack().section("organisation").posts.values()
    return [post.code for post in posts if "staff.administer" in post.permissions]


def somebody_administers() -> bool:
    """Whether anybody who can sign in has a lasting appointment that administers."""
    return Appointment.objects.filter(
        post__in=administering_posts(), ends_on__isnull=True, person__is_active=True
    ).exists()


def refuse_leaving_none(ending: Iterable[int]) -> None:
    """Lock the lasting appointments that administer; one must remain without those `ending` (ids).

    Errors: LastAdministrator.
    """
    going = set(ending)
    lasting = Appointment.objects.select_for_update().filter(post__in=administering_posts(), ends_on__isnull=True)
    held = dict(lasting.order_by("pk").values_list("pk", "person__is_active"))
    if going & held.keys() and not any(active for pk, active in held.items() if pk not in going):
        raise LastAdministrator(
            "ultima-administracion",
            "Nadie más podría administrar al personal. Nombre antes a otra persona en ese puesto.",
        )
