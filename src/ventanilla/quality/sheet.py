"""The sheet of a procedure as the fields of its printed form: what runs, what the pack adds, who signed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from ventanilla.deadlines.points import Terms, UnknownTerm
from ventanilla.processes.queries.published import Published, published
from ventanilla.quality.models import Revision
from ventanilla.quality.pack_sections import TYPES, Sheet
from ventanilla.quality.queries import ORDER, Controlled, history_of, of_procedure
from ventanilla.utility.queries import current_pack, local_day
from ventanilla.utility.sections import SECTIONS

FORM: Final = "ficha"
"""The pack's code of the printed form."""
PERIODS: Final = {"monthly": "Mensual", "yearly": "Anual", "quarterly": "Trimestral"}


@dataclass(frozen=True)
class SheetData:
    """The printed form's fields; `code` of the document it prints as; `definition` the version that runs."""

    code: str
    definition: int
    is_authorised: bool
    fields: dict[str, Any]


def sheet_data(procedure: str, *, made_by: str, at: datetime) -> SheetData | None:
    """None when the procedure is not published or its pack says no sheet. A handful of queries, whatever it holds."""
    pack = current_pack()
    said, runs = pack.section("sheets").get(procedure), published(procedure)
    papers = of_procedure(procedure)
    if said is None or runs is None or not papers:
        return None
    own = next((p for p in papers if p.revision.kind == Revision.Kind.PLAN), papers[0])
    drawn = next((p for p in papers if p.revision.kind == Revision.Kind.PROCEDURE), own)
    authorised = all(p.is_authorised for p in papers)
    fields = {
        "codigo": own.revision.code,
        "revision": str(own.revision.revision),
        "fecha": own.revision.issued_on or at,
        "titulo": own.revision.title,
        "dibujado": f"{drawn.revision.code}, revisión {drawn.revision.revision}: {drawn.revision.title}",
        "version": f"Versión {runs.definition.number} del sistema, en vigor desde el "
        f"{local_day(runs.definition.published_at):%d/%m/%Y}",
        "estado": "" if authorised else "BORRADOR SIN AUTORIZAR",
        "imprime": made_by,
        "impreso": at,
        **_general(said),
        "plazos": list(_terms(runs.terms, local_day(at))),
        "pasos": list(_steps(runs, said, local_day(at))),
        "indicadores": list(_indicators()),
        "firmas": [_signatures(paper) for paper in papers],
        "revisiones": list(_revisions(papers, said)),
        "dibujos": [{"nombre": name, "svg": drawing.decode()} for name, drawing in runs.drawings],
    }
    return SheetData(own.revision.code, runs.definition.pk, authorised, fields)


def _general(said: Sheet) -> dict[str, Any]:
    return {
        "responsable": said.general["responsible"],
        "objetivo": said.general["objective"],
        "alcance": said.general["scope"],
        "tipo": TYPES[said.general["type"]],
        "capacidad": said.general["capacity"],
        "entradas": [
            {
                "proveedor": row["supplier"],
                "entrada": row["item"],
                "especificacion": row["specification"],
                "responsable": row["responsible"],
                "referencia": row["reference"],
            }
            for row in said.inputs
        ],
        "salidas": [
            {
                "cliente": row["customer"],
                "salida": row["item"],
                "caracteristica": row["characteristic"],
                "referencia": row["reference"],
            }
            for row in said.outputs
        ],
        "requisitos": [{"clase": row["kind"], "textos": list(row["texts"])} for row in said.requirements],
    }


def _steps(runs: Published, said: Sheet, today: date) -> Iterator[dict[str, str]]:
    """In the order of the diagram, each with its term and the law it comes from."""
    for number, step in enumerate(runs.steps, 1):
        row: Mapping[str, Any] = said.steps.get(step.node, {})
        yield {
            "numero": str(number),
            "paso": step.name,
            "carril": "El sistema" if step.is_automatic else step.lane,
            "registros": ", ".join(row.get("records", ())),
            "cartas": ", ".join(row.get("letters", ())),
            "plazo": "\n\n".join(_terms(step.terms, today)),
            "nota": str(row.get("note", "")),
        }


def _terms(codes: Iterable[str], today: date) -> Iterator[str]:
    """Each term with how long it is and the law it comes from."""
    terms: Terms = current_pack().section("terms")
    for code in codes:
        try:
            term = terms.valid(code, today)
        except UnknownTerm:
            continue
        supposed = " (supuesto)" if term.assumed else ""
        yield f"{term.name}: {term.amount_text}{supposed}. {term.citation}"


def _indicators() -> Iterator[dict[str, str]]:
    """Those the pack declares, when the floor of indicators reads them."""
    declared = current_pack().section("indicators") if "indicators" in SECTIONS else {}
    for one in declared.values():
        yield {
            "nombre": one.name,
            "metrica": one.printed,
            "sensata": one.sensible,
            "meta": f"{one.goal} %",
            "periodicidad": PERIODS.get(one.periodicity, one.periodicity),
            "nota": one.note,
        }


def _signatures(paper: Controlled) -> dict[str, str]:
    """The three signatures of a document; "" for one that is not there yet."""
    names = dict(zip(ORDER, ("elaboro", "reviso", "autorizo"), strict=True))
    said = {"documento": str(paper.revision)}
    for step, name in names.items():
        found = paper.approvals.get(step)
        said[name] = f"{found.by_name}\n{found.post}\n{found.on:%d/%m/%Y}" if found else ""
    return said


def _revisions(papers: list[Controlled], said: Sheet) -> Iterator[dict[str, str]]:
    """What the system registered, the newest first, and what the pack tells of before."""
    told = set()
    for paper in papers:
        for one in history_of(paper.revision.code):
            row = one.revision
            if (row.code, row.revision) not in told:
                on = row.issued_on or local_day(row.registered_at)
                yield _revision(row.code, str(row.revision), row.change, f"{on:%d/%m/%Y}")
            told.add((row.code, row.revision))
    for before in said.revisions:
        if (before["code"], before["revision"]) not in told:
            day = f"{before['on']:%d/%m/%Y}" if "on" in before else ""
            yield _revision(str(before["code"]), str(before["revision"]), str(before["change"]), day)


def _revision(code: str, revision: str, change: str, on: str) -> dict[str, str]:
    return {"codigo": code, "revision": revision, "cambio": change, "fecha": on}
