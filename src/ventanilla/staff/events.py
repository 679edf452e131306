"""What can happen to people, their appointments and their ways of signing in."""

from ventanilla.journal.events import declare, label

declare("staff.hired", "Se dio de alta a la persona")
declare("staff.dismissed", "Se dio de baja a la persona")
declare("staff.appointed", "Se le nombró en un puesto")
declare("staff.appointment_ended", "Terminó su nombramiento")
declare("staff.password_reset", "Se le dio una contraseña provisional")
declare("staff.password_changed", "Cambió su contraseña")
declare("staff.second_factor_set", "Activó su segundo paso de acceso")
declare("staff.second_factor_reset", "Se le retiró el segundo paso de acceso")
declare("staff.recovery_code_used", "Entró con un código de recuperación")
declare("staff.signed_in", "Entró al sistema")
declare("staff.signed_out", "Salió del sistema")

label(post="Puesto", appointment="Nombramiento", starts_on="Desde", ends_on="Hasta", username="Usuario", name="Nombre")
