"""What can happen to messages, in the words of the journal."""

from ventanilla.journal.events import declare, label

declare("notices.sent", "Se envió un mensaje")
declare("notices.dead", "Un mensaje no se pudo enviar")
declare("notices.retried", "Se volvió a poner en la cola un mensaje que no salió")
declare("notices.erased", "Se borró el texto de un mensaje por mandato legal")
label(message="Mensaje", channel="Medio")
