"""What the background worker does for messages: send what is due."""

from ventanilla.journal.sweeps import register
from ventanilla.notices.actions import send_due

register("Enviar mensajes", send_due)
