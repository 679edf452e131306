"""What `ventanilla verify` proves of procedures: each open one has a next step, each due moment equals its term's."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from ventanilla.journal.checks import register
from ventanilla.processes.models import FAR, Instance, Token
from ventanilla.processes.motion.dues import governing, watchers
from ventanilla.processes.motion.library import diagram_of

HOSTS = (Token.Kind.TASK, Token.Kind.CALL)
"""The places of a case that a term at the edge of a step hangs from."""


def next_steps() -> Iterator[str]:
    """Open instances that wait for nobody and nothing."""
    kinds = (Token.Kind.TASK, Token.Kind.WAIT, Token.Kind.MESSAGE)
    steps = Token.objects.filter(instance=OuterRef("pk"), finished_at=None, kind__in=kinds)
    for stuck in Instance.objects.filter(~Exists(steps), closed_at=None).order_by("pk"):
        yield f"El procedimiento de {stuck.subject_kind} {stuck.folio or stuck.subject_id} está abierto y nadie sigue."


def due_moments() -> Iterator[str]:
    """Open tokens whose cached moment is not that of their deadline."""
    tokens = Token.objects.filter(finished_at=None, deadline__isnull=False)
    wrong = tokens.exclude(due_at=F("deadline__due_at")).exclude(due_at=None, deadline__due_at=None)
    for token in wrong.select_related("instance").order_by("pk"):
        yield f"La fecha de «{token.node}» ({token.instance.folio}) no coincide con la de su plazo."
    ranks = Token.objects.filter(finished_at=None, kind=Token.Kind.TASK)
    misplaced = ranks.exclude(rank_at=F("due_at")).exclude(Q(due_at=None) & Q(rank_at=FAR))
    for token in misplaced.select_related("instance").order_by("pk"):
        yield f"La tarea «{token.node}» ({token.instance.folio}) no está en su lugar de la bandeja."


def governing_terms() -> Iterator[str]:
    """Open tasks that are not due when the term that governs them is, and terms of an open step that are gone."""
    for instance in Instance.objects.filter(closed_at=None).select_related("definition").order_by("pk").iterator():
        diagram = diagram_of(instance.definition)
        if not diagram.is_guarded:
            continue
        every = list(instance.tokens.order_by("pk"))
        alive = [token for token in every if token.is_open]
        by_id = {token.pk: token for token in alive}
        for number, timer in governing(alive, watchers(instance.pk)).items():
            if by_id[number].deadline_id != (timer.deadline_id if timer else None):
                yield f"La tarea «{by_id[number].node}» ({instance.folio}) no lleva la fecha del plazo que la rige."
        armed = {(token.parent_id, token.node) for token in every}
        for host in (token for token in alive if token.kind in HOSTS):
            for guard in diagram.guards_of(host.node):
                if (host.pk, guard.id) not in armed:
                    yield f"Al paso «{host.node}» ({instance.folio}) le falta su plazo «{guard.name or guard.id}»."


register("Cada tarea abierta lleva el plazo que la rige", governing_terms)
register("Cada asunto abierto tiene un paso siguiente", next_steps)
register("Cada fecha de la bandeja es la de su plazo", due_moments)
