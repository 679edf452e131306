"""Addresses of the visitor log."""

from django.urls import path

from ventanilla.reception.views import log, visit

app_name = "reception"
urlpatterns = [
    path("visitas/", log.index, name="log"),
    path("visitas/nueva/", log.enter, name="enter"),
    path("visitas/<int:visit_id>/", visit.show, name="visit"),
    path("visitas/<int:visit_id>/resultado/", visit.end, name="end"),
    path("visitas/<int:visit_id>/peticion/", visit.open_petition, name="open_petition"),
]
