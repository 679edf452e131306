"""Addresses of the registry office: letters, day book, stamps and labels; and of delivery attempts."""

from django.urls import path

from ventanilla.correspondence.views import contingency
from ventanilla.correspondence.views.attempt import attempt
from ventanilla.correspondence.views.day_book import book, paper, spreadsheet
from ventanilla.correspondence.views.discharge import discharge
from ventanilla.correspondence.views.discharges import discharges
from ventanilla.correspondence.views.letter import letter
from ventanilla.correspondence.views.letters import letters
from ventanilla.correspondence.views.receive import receive
from ventanilla.correspondence.views.routing import routing
from ventanilla.correspondence.views.scanning import scan, scanning
from ventanilla.correspondence.views.stamps import label, labels, stamp

app_name = "correspondence"
urlpatterns = [
    path("oficialia/", letters, name="letters"),
    path("oficialia/libro/", book, name="book"),
    path("oficialia/libro/hoja.xlsx", spreadsheet, name="book_sheet"),
    path("oficialia/libro/hoja.pdf", paper, name="book_paper"),
    path("oficialia/etiquetas/", labels, name="labels"),
    path("oficialia/digitalizar/", scanning, name="scanning"),
    path("oficialia/digitalizar/<int:pk>/", scan, name="scan"),
    path("oficialia/contingencia/", contingency.blocks, name="blocks"),
    path("oficialia/contingencia/<int:pk>/", contingency.block, name="block"),
    path("oficialia/contingencia/<int:pk>/talonario/", contingency.paper, name="block_paper"),
    path("oficialia/contingencia/<int:pk>/inutilizado/", contingency.spoil, name="spoil"),
    path("oficialia/contingencia/<int:pk>/tardia/", contingency.late, name="late"),
    path("oficialia/contingencia/<int:pk>/devolucion/", contingency.give_back, name="give_back"),
    path("oficialia/contingencia/<int:pk>/cierre/", contingency.close, name="close_block"),
    path("oficialia/bajas/", discharges, name="discharges"),
    path("oficialia/recibir/", receive, name="receive"),
    path("oficialia/<str:folio>/", letter, name="letter"),
    path("oficialia/<str:folio>/baja/", discharge, name="discharge"),
    path("oficialia/<str:folio>/turno/", routing, name="routing"),
    path("oficialia/<str:folio>/sello/", stamp, name="stamp"),
    path("oficialia/<str:folio>/etiqueta/", label, name="label"),
    path("documentos/<int:pk>/intentos/", attempt, name="attempt"),
]
