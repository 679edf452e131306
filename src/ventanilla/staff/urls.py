"""The addresses of signing in, one's own account, the people and the journal."""

from django.urls import path

from ventanilla.staff.views import journal, keys, own_account, people, sign_in

app_name = "staff"
urlpatterns = [
    path("entrar/", sign_in.sign_in, name="sign_in"),
    path("entrar/codigo/", sign_in.second_step, name="second_step"),
    path("salir/", sign_in.sign_out, name="sign_out"),
    path("atajos/", keys.keys, name="keys"),
    path("mi-cuenta/", own_account.own_account, name="own_account"),
    path("mi-cuenta/clave/", own_account.own_password, name="own_password"),
    path("mi-cuenta/segundo-paso/", own_account.second_factor, name="second_factor"),
    path("personal/", people.people, name="people"),
    path("personal/alta/", people.hiring, name="hiring"),
    path("personal/<int:number>/", people.person, name="person"),
    path("personal/<int:number>/nombramientos/", people.appointments, name="appointments"),
    path("personal/nombramientos/<int:number>/termino/", people.appointment_end, name="appointment_end"),
    path("personal/<int:number>/clave/", people.password, name="password"),
    path("personal/<int:number>/segundo-paso/", people.second_factor_removal, name="second_factor_removal"),
    path("personal/<int:number>/baja/", people.leaving, name="leaving"),
    path("bitacora/", journal.journal, name="journal"),
    path("bitacora/<int:number>/borrado/", journal.erasure, name="erasure"),
]
