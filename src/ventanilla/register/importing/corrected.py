"""What was put right or changed here stays so: a file that still says what was before does not bring it back."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from ventanilla.register.correction_queries import corrections_kept
from ventanilla.register.corrections import HOLDER
from ventanilla.register.importing.parsing import Incoming
from ventanilla.register.models import Account, SupplyState, UseChange

Changed = tuple[int, Incoming, bool]


def as_corrected(rows: Sequence[Changed]) -> list[Changed]:
    """The rows, with each value that was corrected written as it should be. One query."""
    kept = corrections_kept([pk for pk, _, _ in rows])
    out = []
    for pk, row, other in rows:
        said = {**row.values, HOLDER: row.holder}
        for one in kept.get(pk, ()):
            if " ".join(said[one.field].split()) == " ".join(one.before.split()):
                said[one.field] = one.after
        holder = said.pop(HOLDER)
        out.append((pk, replace(row, values=said, holder=holder) if pk in kept else row, other))
    return out


def as_changed(rows: Sequence[Changed]) -> list[Changed]:
    """The rows, with the state and the use that were changed here: from the first change on, the rows here say them.

    Their accounts stay locked, so that nobody changes one between this question and what is written. Two queries.
    """
    ids = [pk for pk, _, _ in rows]
    if ids and connection.features.has_select_for_update:
        list(Account.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    states = dict(SupplyState.objects.filter(account__in=ids).order_by("pk").values_list("account_id", "state"))
    uses = dict(UseChange.objects.filter(account__in=ids).order_by("pk").values_list("account_id", "after"))
    out = []
    for pk, row, other in rows:
        said = {"state": states.get(pk, row.values["state"]), "use_class": uses.get(pk, row.values["use_class"])}
        out.append((pk, replace(row, values=row.values | said) if pk in states or pk in uses else row, other))
    return out
