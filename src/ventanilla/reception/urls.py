"""Addresses of the visitor log."""

from django.urls import path

from ventanilla.reception.views import days, log, visit

app_name = "reception"
urlpatterns = [
    path("visitas/", log.index, name="log"),
    path("visitas/nueva/", log.enter, name="enter"),
    path("visitas/dias/", days.index, name="days"),
    path("visitas/dias/<str:day>/cierre/", days.close, name="close"),
    path("visitas/dias/<str:day>/borrador.pdf", days.draft, name="draft"),
    path("visitas/dias/<str:day>/visitas.xlsx", days.spreadsheet, name="spreadsheet"),
    path("visitas/<int:visit_id>/", visit.show, name="visit"),
    path("visitas/<int:visit_id>/asuntos/", visit.add, name="add_matter"),
    path("visitas/<int:visit_id>/<int:number>/resultado/", visit.end, name="end"),
    path("visitas/<int:visit_id>/<int:number>/correccion/", visit.correct, name="correct"),
    path("visitas/<int:visit_id>/<int:number>/peticion/", visit.open_petition, name="open_petition"),
]
