"""What each letter of a petition says: the fields of the pack's letters, filled from the case."""

from collections.abc import Mapping, Sequence
from typing import Any

from ventanilla.cases.catalogue import Paper
from ventanilla.cases.models import AnswerDraft, Case, Point, Referral
from ventanilla.deadlines.models import Deadline
from ventanilla.documents.queries import attachments_of
from ventanilla.journal.actor import Actor
from ventanilla.notices import following
from ventanilla.notices.models import FollowCode
from ventanilla.staff.queries import standing
from ventanilla.utility.queries import current_pack, local_day


def receipt_fields(case: Case, term: Deadline | None, code: FollowCode, by: Actor) -> dict[str, Any]:
    """The receipt the person takes away: what was asked, the folio, the term, and how to follow it."""
    pack = current_pack()
    return {
        "solicitante": case.petitioner,
        "calidad": pack.section("capacities")[case.capacity].name,
        "cuenta": _account(case),
        "domicilio": case.of_account.address if case.of_account else "",
        "canal": pack.section("channels")[case.channel].name,
        "recibida": case.filed_at,
        "puntos": [point.text for point in case.points.all()],
        "documentos": [one.label for one in attachments_of(case.subject)],
        "vence": term.last_day if term else None,
        "atendio": by.name,
        **following_fields(case, code),
        **_declared("acuse", nature_fields(case)),
    }


def following_fields(case: Case, code: FollowCode) -> dict[str, Any]:
    """With what the person follows the case without an account: the word, and where."""
    return {"clave": code.seed, "seguir": following.address(case.folio)}


def code_fields(case: Case, code: FollowCode, by: Actor) -> dict[str, Any]:
    """The slip with a new word."""
    return {"solicitante": case.petitioner, "atendio": by.name, **following_fields(case, code)}


def missing_fields(case: Case, lacking: Sequence[Paper], seen: Sequence[Paper], note: str, by: Actor) -> dict[str, Any]:
    """The printed list of missing papers."""
    return {
        "solicitante": case.petitioner,
        "tramite": case.summary,
        "cuenta": _account(case),
        "faltantes": [{"nombre": paper.name, "detalle": " o ".join(paper.accepts)} for paper in lacking],
        "presentados": [paper.name for paper in seen],
        "nota": note.strip(),
        "atendio": by.name,
    }


def accreditation_fields(case: Case, papers: Sequence[str], by: Actor, post: str) -> dict[str, Any]:
    """The letter that asks a third party to prove standing."""
    return {
        "destinatario": case.petitioner,
        "domicilio": case.address,
        "cuenta": _account(case),
        "presentada": local_day(case.filed_at),
        "asunto": case.summary,
        "documentos": list(papers),
        "firma": by.name,
        "cargo": post,
    }


def referral_fields(case: Case, referral: Referral, asked: Sequence[Point], by: Actor, post: str) -> dict[str, Any]:
    """The numbered letter to an area."""
    areas = current_pack().section("organisation").areas
    return {
        "area": areas[referral.area].name,
        "proposito": referral.get_purpose_display(),
        "solicitante": case.petitioner,
        "cuenta": _account(case),
        "domicilio": case.of_account.address if case.of_account else "",
        "presentada": local_day(case.filed_at),
        "puntos": [point.text for point in asked],
        "instrucciones": referral.instructions,
        "firma": by.name,
        "cargo": post,
    }


def answer_fields(
    case: Case, draft: AnswerDraft, by: Actor, post: str, variables: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The answer, point by point, signed by who approves it.

    A letter may declare as well what the procedure knows: `variables` by their names, as far as they are texts.
    """
    told = {name: value for name, value in (variables or {}).items() if isinstance(value, str)}
    return {
        **_declared("respuesta", told | nature_fields(case)),
        "destinatario": case.petitioner,
        "domicilio": case.address,
        "cuenta": _account(case),
        "presentada": local_day(case.filed_at),
        "introduccion": draft.opening,
        "puntos": [
            {"asunto": a.point.text, "evidencia": a.evidence, "respuesta": a.answer, "fundamento": a.grounds}
            for a in draft.answers.select_related("point")
        ],
        "cierre": draft.closing,
        "firma": by.name,
        "cargo": post,
        "elaboro": draft.by_name,
    }


def unaccredited_fields(case: Case, term: Deadline | None, signer: str, post: str) -> dict[str, Any]:
    """The closing letter when nobody proved standing in the term."""
    asked = case.accreditation_request
    last = term.last_day if term and term.last_day else local_day(asked.notice.received_at)
    return {
        "destinatario": case.petitioner,
        "domicilio": case.address,
        "presentada": local_day(case.filed_at),
        "oficio": asked.document.number,
        "notificado": local_day(asked.notice.received_at),
        "vencio": last,
        "firma": signer,
        "cargo": post,
    }


def nature_fields(case: Case) -> dict[str, str]:
    """What kind of thing was presented, its name and the folio it contests; "" where the pack tells no kinds apart."""
    nature, kinds = getattr(case, "nature", None), current_pack().section("kinds")
    return {
        "tipo": nature.kind if nature else "",
        "tipo_nombre": kinds[nature.kind].name if nature and nature.kind in kinds else "",
        "impugna": nature.contests.folio if nature and nature.contests else "",
    }


def _declared(letter: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Those for which a letter has a place."""
    places = current_pack().section("letters")[letter].fields
    return {name: value for name, value in fields.items() if name in places}


def post_of(by: Actor, at: Any) -> str:
    """The name of the post with which somebody signs; of the one that approves, when she holds several."""
    held = sorted(standing(by, at).posts.values(), key=lambda post: (not post.approves, post.name))
    return held[0].name if held else ""


def _account(case: Case) -> str:
    return case.of_account.number if case.of_account else ""
