"""What the clock writes in the journal."""

from ventanilla.journal.events import declare

declare("deadlines.started", "Empezó a correr un plazo")
declare("deadlines.suspended", "Se suspendió el plazo")
declare("deadlines.resumed", "Se reanudó el plazo")
declare("deadlines.restarted", "Se reinició el plazo")
declare("deadlines.extended", "Se prorrogó el plazo")
declare("deadlines.met", "Se cumplió el plazo")
declare("deadlines.met_late", "Se cumplió después de vencido el plazo")
declare("deadlines.cancelled", "Se canceló el plazo")
declare("deadlines.moved", "Se movió el plazo por un cambio de calendario")
declare("deadlines.calendar_applied", "Se aplicó un cambio de calendario a los plazos abiertos")
declare("deadlines.calendar_pending", "El calendario publicado movería plazos abiertos")
declare("deadlines.expired", "Venció el plazo sin cumplirse")
