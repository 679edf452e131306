"""What was published and is in force does not change: a new figure is a new row from a later day."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ventanilla.lib.spoken import day
from ventanilla.tariffs.points import Book
from ventanilla.utility.rows import row_line
from ventanilla.utility.sections import Fault, PackView

Key = Callable[[Any], tuple[Any, ...]]
_KEPT: dict[str, tuple[str, str, Key, tuple[str, ...]]] = {
    "fees": (
        "fee",
        "La cuota",
        lambda f: (f.code, tuple(sorted(f.uses)), f.valid_from),
        ("concept", "amount", "unit", "months"),
    ),
    "units": ("unit", "La unidad", lambda u: (u.code, u.valid_from), ("centavos",)),
    "taxes": ("tax", "El impuesto", lambda t: (t.code, t.concept, tuple(sorted(t.uses)), t.valid_from), ("percent",)),
    "surcharges": ("surcharge", "El recargo", lambda s: (s.code, s.valid_from), ("concept", "percent")),
}
"""For each file its table, how a row is called, which row it is, and the figures of it that nobody changes."""


def kept_as_published(before: Book, after: Book, pack: PackView, today: date) -> Iterator[Fault]:
    """A fault for each row in force in `before` by `today` whose figures `after` alters, removes or cuts short.

    Its name, its citation and whether it is assumed may be put right, and its end set from today on.
    """
    for name, (_, called, key, figures) in _KEPT.items():
        rows = getattr(after, name)
        now = {key(row): (index, row) for index, row in enumerate(rows)}
        for old in getattr(before, name):
            if old.valid_from > today:
                continue
            what = f"{called} «{old.code}» vigente desde el {day(old.valid_from)} ya se publicó"
            if key(old) not in now:
                sentence = f"{what} y no se quita ni cambia su uso: devuelva su renglón y póngale «valid_until»."
                yield _fault(pack, name, None, "", sentence)
                continue
            index, row = now[key(old)]
            for figure in figures:
                if getattr(old, figure) != getattr(row, figure):
                    sentence = (
                        f"{what} y no cambia: deje su renglón como estaba, póngale «valid_until» y escriba otro "
                        f"con «valid_from» posterior."
                    )
                    yield _fault(pack, name, index, figure, sentence)
            if row.valid_until != old.valid_until and not _may_end(old.valid_until, row.valid_until, today):
                sentence = f"{what}: su «valid_until» solo puede ponerse de hoy en adelante, mientras no haya vencido."
                yield _fault(pack, name, index, "valid_until", sentence)


def how_it_stands(book: Book, pack: PackView, today: date) -> Iterator[str]:
    """How many rows of a published book no longer change, and how many still may."""
    rows = [row for name in _KEPT for row in getattr(book, name)]
    fixed = sum(row.valid_from <= today for row in rows)
    if rows:
        yield (
            f"Tarifas publicadas: {fixed} renglones ya empezaron a regir y no cambian; "
            f"{len(rows) - fixed} empiezan después y aún pueden cambiar."
        )


def _may_end(before: date | None, after: date | None, today: date) -> bool:
    """Neither the end that was published nor the new one has passed."""
    return (before or date.max) >= today and (after or date.max) >= today


def _fault(pack: PackView, name: str, index: int | None, key: str, sentence: str) -> Fault:
    path = f"tariffs/{name}.toml"
    if path not in pack.files.by_path:
        return Fault(path, 0, sentence)
    return Fault(path, 1 if index is None else row_line(pack.files, path, _KEPT[name][0], index, key), sentence)
