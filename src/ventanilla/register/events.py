"""What the register writes in the journal, in the words people read."""

from ventanilla.journal.events import declare
from ventanilla.utility.vocabulary import saying

declare("register.account_added", "Se dio de alta la cuenta")
declare("register.holder_changed", "Cambió el titular de la cuenta")
declare("register.import_started", "Se pidió una importación del padrón")
declare("register.import_finished", "Terminó una importación del padrón")
declare("register.correction_asked", "Se pidió corregir un error de captura del padrón")
declare("register.correction_authorised", "Se corrigió un error de captura del padrón")
declare("register.correction_refused", "No se corrigió el dato: no se autorizó")
declare("register.state_changed", "Cambió el estado del servicio")
declare("register.use_changed", "Cambió el uso de la cuenta")
declare("register.contract_opened", "Se abrió un contrato")
declare("register.contract_ended", "Terminó un contrato")
declare("register.connection_added", saying("Se anotó una {connection}"))
declare("register.connection_ended", saying("Se retiró una {connection}"))
