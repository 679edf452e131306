"""The people every test knows: who they are and the post each holds."""

from datetime import date

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from ventanilla.staff.models import Appointment, Person

POSTS = {
    "ana": ("Ana Robles Cid", "auxiliar_atencion"),
    "gema": ("Gema Ibarra Soto", "gerente_atencion"),
    "diana": ("Diana Quiroz Peña", "directora_comercial"),
    "ofelia": ("Ofelia Luna Marín", "oficial_partes"),
    "mario": ("Mario Tapia Ruiz", "subgerente_medidores"),
    "carla": ("Carla Núñez Vega", "inspectora"),
    "pilar": ("Pilar Montes Gil", "subgerente_padron"),
    "beto": ("Beto Salas Rey", "cajero"),
    "ileana": ("Ileana Lara Bravo", "jefe_ingresos"),
    "sara": ("Sara Cano Díaz", "administracion_sistema"),
    "otto": ("Otto Fuera Nadal", ""),
}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""What the telephones of those who approve hold for the second step of their sign-in."""
APPROVERS = ("diana", "sara")
PASSWORD = "agua-clara-7"
"""The password of everybody in the tests."""


def hire(username: str, name: str, post: str) -> None:
    """One more person, who holds a post."""
    person = Person(username=username, name=name)
    person.set_password(PASSWORD)
    person.save()
    Appointment.objects.create(person=person, post=post, starts_on=date(2026, 1, 1))


def hire_everybody() -> None:
    """Add the cast: Ana at the desk, Gema manages, Diana signs, Ofelia registers; Otto may nothing."""
    hashed = ""
    for username, (name, post) in POSTS.items():
        person = Person(username=username, name=name, password=hashed)
        if not hashed:
            person.set_password(PASSWORD)
            hashed = person.password
        person.save()
        if post:
            Appointment.objects.create(person=person, post=post, starts_on=date(2026, 1, 1))
        if username in APPROVERS:
            TOTP.activate(person, SECRET)
            RecoveryCodes.activate(person)
