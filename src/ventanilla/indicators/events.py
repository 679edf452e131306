"""What indicators write in the journal."""

from ventanilla.journal.events import declare, label

label(month="Mes", figures="Cifras", rows="Renglones")
declare("indicators.month_closed", "Se cerró el mes de los indicadores")
declare("indicators.exported", "Se descargaron los indicadores del mes")
declare("indicators.printed", "Se imprimió el informe de indicadores")
