"""Every screen that shows an object, with an address that shows one and somebody of the cast who may look."""

from datetime import datetime

from django.urls import reverse

from ventanilla.cases.models import Case, Incident
from ventanilla.correspondence.models import IncomingLetter
from ventanilla.deadlines.models import Deadline
from ventanilla.documents.models import Document
from ventanilla.journal.models import Entry
from ventanilla.processes.models import Token
from ventanilla.processes.standing import candidates
from ventanilla.reception.models import Visit
from ventanilla.staff.models import Person

Places = dict[str, tuple[str, str]]


def places(now: datetime) -> Places:
    """By name of the picture: the address and who."""
    return _tasks(now) | _cases() | _papers() | _clocks() | _incidents() | _doors() | _staff() | _lists()


def _tasks(now: datetime) -> Places:
    """One open task of each kind."""
    found: Places = {}
    for token in Token.objects.filter(kind=Token.Kind.TASK, finished_at=None).order_by("-pk"):
        who = [p.username for p in candidates(token, now)]
        found[f"tarea-{token.node}"] = (reverse("processes:task", args=[token.pk]), who[0] if who else "ana")
    done = Token.objects.filter(kind=Token.Kind.TASK, finished_by__gt="").latest("pk")
    return found | {"tarea-hecha": (reverse("processes:task", args=[done.pk]), "gema")}


def _cases() -> Places:
    closed = Case.objects.filter(closure__isnull=False).latest("pk")
    out = Case.objects.filter(closure__isnull=True, referrals__isnull=False).order_by("pk").distinct()
    fresh = Case.objects.filter(letter=None, state__matter="").first()
    found = {"peticion-cerrada": closed, "peticion-en-areas": out[1], "peticion-por-entregar": out.latest("pk")}
    found["peticion-nueva-en-curso"] = fresh or closed
    shown = {name: (reverse("cases:show", args=[case.folio]), "ana") for name, case in found.items()}
    loose = Case.objects.filter(account=None).latest("pk")
    return shown | {"peticion-cuenta": (reverse("cases:give_account", args=[loose.folio]) + "?q=peña", "ana")}


def _papers() -> Places:
    signed = Document.objects.filter(signatures__isnull=False, letter="respuesta").latest("pk")
    void = Document.objects.filter(voiding__isnull=False).latest("pk")
    return {
        "documento": (reverse("documents:document", args=[signed.pk]), "gema"),
        "documento-anulado": (reverse("documents:document", args=[void.pk]), "gema"),
        "documento-custodia": (reverse("documents:custody", args=[signed.pk]), "gema"),
        "documento-anular": (reverse("documents:voiding", args=[signed.pk]), "gema"),
        "documento-intento": (reverse("correspondence:attempt", args=[signed.pk]), "gema"),
        "verificacion": (reverse("documents:verification", args=[signed.code]), ""),
        "verificacion-anulado": (reverse("documents:verification", args=[void.code]), ""),
        "verificacion-desconocida": (reverse("documents:verification", args=["no-hay-tal-codigo"]), ""),
    }


def _clocks() -> Places:
    legal = Deadline.objects.filter(term_code="respuesta").order_by("pk")
    chosen = {
        "plazo-corriendo": legal.filter(outcome="", due_at__isnull=False).first(),
        "plazo-suspendido": legal.filter(outcome="", due_at=None).first(),
        "plazo-cumplido": legal.filter(outcome="met").first(),
        "plazo-acreditacion": Deadline.objects.filter(term_code="acreditacion").first(),
        "plazo-area": Deadline.objects.filter(term_code="respuesta_area").first(),
    }
    return {name: (reverse("deadlines:deadline", args=[one.pk]), "ana") for name, one in chosen.items()}


def _incidents() -> Places:
    leak, over = Incident.objects.order_by("pk")[:2]
    joined = leak.members.order_by("pk").first()
    free = Case.objects.filter(joined=None, state__closed_at=None, issued_answer=None).latest("pk")
    acts = {"write": "ana", "answer": "ana", "review": "diana", "resolve": "ana"}
    return {
        "incidente": (reverse("cases:incident", args=[leak.folio]), "ana"),
        "incidente-directora": (reverse("cases:incident", args=[leak.folio]), "diana"),
        "incidente-resuelto": (reverse("cases:incident", args=[over.folio]), "mario"),
        "incidente-de-peticion": (reverse("cases:incident_of", args=[free.folio]), "ana"),
        "incidente-separar": (reverse("cases:incident_of", args=[joined.case.folio]), "ana"),
        "incidente-nuevo-de-peticion": (reverse("cases:incident_open") + f"?peticion={free.folio}", "ana"),
        "peticion-en-incidente": (reverse("cases:show", args=[joined.case.folio]), "ana"),
        "peticiones-de-incidente": (f"/peticiones/?estado=all&incidente={leak.folio}", "ana"),
        "incidentes-llenos": ("/peticiones/incidentes/", "ana"),
        "incidentes-resueltos": ("/peticiones/incidentes/?estado=resolved", "ana"),
    } | {f"incidente-{act}": (reverse(f"cases:incident_{act}", args=[leak.folio]), who) for act, who in acts.items()}


def _doors() -> Places:
    letter, loose = IncomingLetter.objects.order_by("pk")[:2]
    waiting = Visit.objects.get(matters__outcome=None)
    ended = Visit.objects.filter(outcomes__isnull=False).first()
    return {
        "escrito": (reverse("correspondence:letter", args=[letter.folio]), "ofelia"),
        "escrito-suelto": (reverse("correspondence:letter", args=[loose.folio]), "ofelia"),
        "escrito-baja": (reverse("correspondence:discharge", args=[loose.folio]), "ofelia"),
        "escrito-turno": (reverse("correspondence:routing", args=[loose.folio]), "ofelia"),
        "visita": (reverse("reception:visit", args=[waiting.pk]), "ana"),
        "visita-terminada": (reverse("reception:visit", args=[ended.pk]), "ana"),
        "visita-peticion": (reverse("reception:open_petition", args=[waiting.pk, 1]), "ana"),
        "visita-nueva-de-cuenta": (reverse("reception:enter") + "?cuenta=7001-1", "ana"),
        "peticion-nueva-de-cuenta": (reverse("cases:open") + "?cuenta=7001-1", "ana"),
    }


def _staff() -> Places:
    mario = Person.objects.get(username="mario")
    entry = Entry.objects.filter(event="cases.opened").latest("pk")
    return {
        "persona": (reverse("staff:person", args=[mario.pk]), "sara"),
        "bitacora-borrado": (reverse("staff:erasure", args=[entry.pk]), "sara"),
    }


def _lists() -> Places:
    case = Case.objects.latest("pk")
    return {
        "inicio-ana": ("/", "ana"),
        "inicio-diana": ("/", "diana"),
        "inicio-mario": ("/", "mario"),
        "bandeja-ana": ("/bandeja/", "ana"),
        "bandeja-gema-area": ("/bandeja/?ver=area", "gema"),
        "peticiones-llenas": ("/peticiones/", "ana"),
        "peticiones-cerradas": ("/peticiones/?estado=closed", "ana"),
        "visitas-llenas": ("/visitas/", "ana"),
        "oficialia-llena": ("/oficialia/", "ofelia"),
        "plazos-llenos": ("/plazos/", "ana"),
        "bitacora-llena": ("/bitacora/", "gema"),
        "cuenta-con-peticiones": ("/cuentas/7001-1/", "ana"),
        "buscar-persona": ("/buscar/?q=peña", "ana"),
        "buscar-folio": (f"/buscar/?q={case.folio}", "ana"),
        "buscar-nadie": ("/buscar/?q=zzyzx", "ana"),
        "no-existe": ("/no-existe/", "ana"),
        "no-puede": ("/personal/", "ana"),
    }
