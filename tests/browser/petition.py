"""The petition of DF-07-01 told screen by screen: what each person of the cast does at her own machine."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser import keyboard
from tests.browser.counter import fill, send, sign, take_up
from tests.cast import PASSWORD

POINTS = ("Que se revise la lectura del bimestre", "Que se corrija el nombre del titular")


def sign_in_by_keys(page: Any, username: str) -> None:
    """The real sign-in page, without a mouse."""
    # Choosing a file is only told to whoever listened before the key was pressed.
    page.on("filechooser", lambda _: None)
    page.goto("/entrar/")
    keyboard.write(page, "Usuario", username)
    keyboard.write(page, "Contraseña", PASSWORD)
    with page.expect_navigation(url=lambda url: "/entrar/" not in url):
        page.keyboard.press("Enter")


def open_by_keys(page: Any, evidence: Path) -> str:
    """Find the person, enter the visit, open the petition with its evidence; its folio."""
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("pena gustavo baz")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="María Guadalupe Peña Hernández")).to_be_focused()
    keyboard.follow(page, "Registrar visita")
    keyboard.write(page, "A qué viene", "Cobro excesivo en el último recibo")
    keyboard.send(page)
    keyboard.follow(page, "Abrir petición")
    keyboard.choose(page, "En calidad de", 0)
    keyboard.write(page, "Teléfono", "55 1234 5678")
    keyboard.write(page, "Qué pide", "\n".join(POINTS))
    keyboard.bring(page, "Pruebas", evidence)
    keyboard.write(page, "Qué son las pruebas", "Estado de cuenta")
    keyboard.send(page)
    return folio_of(page)


def folio_of(page: Any) -> str:
    """The folio of the petition whose page this is."""
    expect(page).to_have_url(re.compile(r"/peticiones/[A-Z0-9-]+/$"))
    return str(page.url).rstrip("/").rsplit("/", 1)[-1]


def assess_by_keys(page: Any) -> None:
    """From the petition's page: it goes to the control of petitions, because areas must answer."""
    keyboard.follow(page, "Identificar si se resuelve de inmediato")
    keyboard.tab_to(page, "De qué trata")
    page.keyboard.type("Medidor")
    keyboard.choose(page, "¿Se puede resolver ahora mismo?", 1)
    keyboard.send(page)


def open_by_mouse(page: Any, capacity: str = "Titular de la cuenta") -> str:
    """A petition that came by telephone."""
    page.goto("/peticiones/nueva/")
    fill(
        page,
        {
            "Por dónde llegó": "Por teléfono",
            "Quién pide": "Pedro Tercero Ruiz",
            "En calidad de": capacity,
            "Asunto, en una línea": "Fuga frente al domicilio",
            "Qué pide": "Que se repare la fuga",
        },
    )
    page.get_by_role("button", name="Abrir la petición").click()
    return folio_of(page)


def to_control(page: Any, folio: str) -> None:
    """Ana notes it in the control and checks the papers."""
    take_up(page, folio, "Anotar en el Control de Peticiones")
    send(page, {"No: es el titular o ya la acreditó": True})
    expect(page.get_by_role("heading", level=1)).to_have_text("Revisar el escrito y sus documentos")
    send(page, {"Identificación oficial vigente": True, "Estado de cuenta o número de cuenta": True})


def refer(page: Any, folio: str) -> None:
    """Gema sends each point to its area, by numbered letter."""
    take_up(page, folio, "Turnar a las áreas")
    send(
        page,
        {
            "Punto 1": "Subgerencia de Medidores",
            "Punto 2": "Subgerencia de Altas, Padrón y Censo",
            "Para que lo resuelva": True,
            "Por oficio numerado": True,
            "Qué se pide": "Informe con pruebas de lo que encontró.",
        },
    )


def attend(page: Any, folio: str, report: str, proof: Path) -> None:
    """An area acknowledges what came, and solves it with its document."""
    take_up(page, folio, "Acusar recibo del turno")
    send(page, {})
    take_up(page, folio, "Atender el asunto turnado")
    send(page, {"Atendido": True, "Informe, o motivo": report, "Documento resolutivo": proof})


def answer(page: Any, folio: str) -> None:
    """Ana determines and writes the answer point by point."""
    take_up(page, folio, "Determinar cómo continúa")
    send(page, {"Elaborar la respuesta": True})
    take_up(page, folio, "Elaborar la respuesta")
    send(
        page,
        {
            "Punto 1: fundamento": "Artículo 129 del Código Financiero del Estado de México.",
            "Punto 2: fundamento": "Artículo 46 del Código Financiero del Estado de México.",
            "Conclusión": "Quedamos a sus órdenes para cualquier aclaración.",
        },
    )


def deliver(page: Any, folio: str) -> None:
    """Ana hands the answer over against a signature drawn on the screen."""
    take_up(page, folio, "Entregar la respuesta y recabar la firma")
    sign(page)
    send(page, {"Sí, la recibió": True})


def ask_to_accredit(page: Any, folio: str) -> None:
    """A third party is asked to prove his standing, and receives that letter there and then."""
    take_up(page, folio, "Identificar si se resuelve de inmediato")
    send(page, {"De qué trata": "Medidor: falla, cambio o revisión", "No: pasa al Control de Peticiones": True})
    send(page, {"Sí: se le pedirá por oficio": True})
    send(page, {})
    expect(page.get_by_role("heading", level=1)).to_have_text("Anotar la recepción del oficio")
    sign(page)
    send(page, {})
