"""What `ventanilla verify` proves of the visitor log: lines and matters without gap, closed days kept whole."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, Count, Exists, F, Max, OuterRef
from django.db.models.functions import Cast

from ventanilla.journal.checks import register
from ventanilla.journal.models import Entry, IssuedFolio
from ventanilla.reception.actions.enter_visit import VISITS
from ventanilla.reception.models import LogClosing, MatterCorrection, Outcome, Visit, VisitMatter
from ventanilla.register.models import CorrectionDecision
from ventanilla.utility.vocabulary import said


def lines_without_gap() -> Iterator[str]:
    """Each day has as many lines as its last number, and as many as numbers were issued for it."""
    days = Visit.objects.values("day").annotate(lines=Count("pk"), last=Max("number"))
    written = {row["day"].isoformat(): (row["lines"], row["last"]) for row in days}
    issued = IssuedFolio.objects.filter(series=VISITS.code).values("period").annotate(last=Max("number"))
    given = {row["period"]: row["last"] for row in issued}
    for day in sorted(written.keys() | given.keys()):
        lines, last = written.get(day, (0, 0))
        if not lines == last == given.get(day, 0):
            shown = date.fromisoformat(day).strftime("%d/%m/%Y")
            yield (
                f"{said('visit_log')} del {shown}: tiene {lines} renglones, el último es el {last} "
                f"y se emitieron {given.get(day, 0)} números."
            )


register("Renglones de cada día de visitas", lines_without_gap)


def closed_days_are_whole() -> Iterator[str]:
    """A closed day has the lines it was closed with, each ended, none written later, and its seal is in the chain."""
    closings = {closing.day: closing for closing in LogClosing.objects.select_related("seal").order_by("day")}
    of_closed = Visit.objects.filter(day__in=LogClosing.objects.values("day"))
    lines = dict(of_closed.values_list("day").annotate(Count("pk")).order_by())
    matters = dict(of_closed.values_list("day").annotate(Count("matters")).order_by())
    ended = dict(of_closed.values_list("day").annotate(Count("outcomes")).order_by())
    for day, closing in closings.items():
        shown = day.strftime("%d/%m/%Y")
        found = (lines.get(day, 0), matters.get(day, 0), ended.get(day, 0))
        if found != (closing.visits, closing.matters, closing.matters):
            yield (
                f"{said('visit_log')} del {shown}: se cerró con {closing.visits} visitas y "
                f"{closing.matters} asuntos, y ahora tiene {found[0]} visitas y {found[1]} asuntos, "
                f"{found[2]} terminados."
            )
        if sum(closing.counted.values()) != closing.matters:
            yield f"El cierre del {shown} cuenta {closing.matters} asuntos y sus tipos de resolución suman otra cosa."
        if not _as_told(closing):
            yield f"{said('visit_log')} del {shown}: se le agregó o se le cambió una visita después de cerrado."
        if closing.digest != closing.seal.digest:
            yield f"El cierre del {shown} no lleva la huella del sello {closing.seal_id} de la bitácora."


def _as_told(closing: LogClosing) -> bool:
    """Whether the journal told each visit of the day, at its moment, by the seal of the closing.

    The place in the chain decides and not the clock, which may have been ahead and put right.
    """
    told = Entry.objects.filter(
        event="reception.visit_entered",
        subject_kind="visit",
        subject_id=Cast(OuterRef("pk"), CharField()),
        at=OuterRef("at"),
        sealed__seal__lte=closing.seal_id,
    )
    return not Visit.objects.filter(~Exists(told), day=closing.day).exists()


def matters_are_numbered() -> Iterator[str]:
    """The matters of each visit run from 1 without gap, and each ending belongs to the visit of its matter."""
    visits = Visit.objects.annotate(number_of=Count("matters"), last=Max("matters__number"))
    for visit in visits.exclude(number_of__gte=1, number_of=F("last")):
        yield f"La visita {visit.number} del {visit.day:%d/%m/%Y} tiene {visit.number_of} asuntos mal numerados."
    for ending in Outcome.objects.exclude(visit_id=F("matter__visit_id")).select_related("visit"):
        yield f"Un asunto de la visita {ending.visit.number} del {ending.visit.day:%d/%m/%Y} terminó en otra visita."


register("Días de visitas cerrados", closed_days_are_whole)
register("Asuntos de las visitas", matters_are_numbered)


def corrections_end_their_matter() -> Iterator[str]:
    """A matter whose corrections are all decided, some made, is not still being attended."""
    asked = MatterCorrection.objects.filter(matter=OuterRef("pk"))
    made = asked.filter(correction__decision__kind=CorrectionDecision.AUTHORISED)
    left = VisitMatter.objects.filter(Exists(made), ~Exists(asked.filter(correction__decision=None)), outcome=None)
    for matter in left.select_related("visit").order_by("pk"):
        yield f"La visita {matter.visit.number} del {matter.visit.day:%d/%m/%Y} ya tiene su corrección y sigue abierta."


register("Visitas con su corrección hecha", corrections_end_their_matter)
