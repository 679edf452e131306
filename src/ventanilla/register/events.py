"""What the register writes in the journal, in the words people read."""

from ventanilla.journal.events import declare

declare("register.account_added", "Se dio de alta la cuenta")
declare("register.holder_changed", "Cambió el titular de la cuenta")
declare("register.import_started", "Se pidió una importación del padrón")
declare("register.import_finished", "Terminó una importación del padrón")
declare("register.correction_asked", "Se pidió corregir un error de captura del padrón")
declare("register.correction_authorised", "Se corrigió un error de captura del padrón")
declare("register.correction_refused", "No se corrigió el dato: no se autorizó")
