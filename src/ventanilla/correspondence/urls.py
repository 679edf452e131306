"""Addresses of the registry office and of delivery attempts."""

from django.urls import path

from ventanilla.correspondence.views.attempt import attempt
from ventanilla.correspondence.views.discharge import discharge
from ventanilla.correspondence.views.letter import letter
from ventanilla.correspondence.views.letters import letters
from ventanilla.correspondence.views.routing import routing

app_name = "correspondence"
urlpatterns = [
    path("oficialia/", letters, name="letters"),
    path("oficialia/<str:folio>/", letter, name="letter"),
    path("oficialia/<str:folio>/baja/", discharge, name="discharge"),
    path("oficialia/<str:folio>/turno/", routing, name="routing"),
    path("documentos/<int:pk>/intentos/", attempt, name="attempt"),
]
