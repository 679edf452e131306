"""What can happen to correspondence, in the words of the journal."""

from ventanilla.journal.events import declare
from ventanilla.utility.vocabulary import saying

declare("correspondence.letter_received", saying("{registry_office} recibió un escrito"))
declare("correspondence.letter_tied", "El escrito se ligó a su expediente")
declare("correspondence.letter_routed", "El escrito se turnó a un área")
declare("correspondence.letter_discharged", "Se dio de baja el folio del escrito")
declare("correspondence.delivered", "Se entregó un documento")
declare("correspondence.attempted", "Se intentó entregar un documento")
declare("correspondence.copy_added", "Se agregó otra copia o anexo al escrito")
declare("correspondence.scan_arrived", saying("Llegó un archivo digitalizado a {registry_office}"))
declare("correspondence.scan_given", "El archivo digitalizado se dio a su escrito")
declare("correspondence.scan_put_aside", "Se apartó un archivo digitalizado")
declare("correspondence.block_issued", "Se emitió un talonario de contingencia")
declare("correspondence.block_printed", "Se imprimió un talonario de contingencia")
declare("correspondence.block_closed", "Se cerró un talonario de contingencia")
declare("correspondence.slip_used", "Se capturó un folio de contingencia")
declare("correspondence.slip_spoiled", "Se inutilizó un folio de contingencia")
declare("correspondence.slips_returned", "Se devolvieron folios de contingencia sin usar")
declare("correspondence.late_allowed", "Se autorizó la captura tardía de un folio de contingencia")
declare("correspondence.book_taken", saying("Se imprimió o descargó el libro de {registry_office}"))
declare("correspondence.stamp_printed", "Se imprimió el sello de recibido o la etiqueta de un escrito")
