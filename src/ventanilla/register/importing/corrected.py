"""What was put right here stays so: a file that still brings the slip does not bring it back."""

from collections.abc import Sequence
from dataclasses import replace

from ventanilla.register.correction_queries import corrections_kept
from ventanilla.register.corrections import HOLDER
from ventanilla.register.importing.parsing import Incoming

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
