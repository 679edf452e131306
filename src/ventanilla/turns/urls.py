"""Addresses of turns."""

from django.urls import path

from ventanilla.turns.views import board, day, desk, follow, kiosk

app_name = "turns"
urlpatterns = [
    path("turnos/kiosko/", kiosk.kiosk, name="kiosk"),
    path("turnos/kiosko/<slug:code>/", kiosk.ticket, name="ticket"),
    path("turnos/kiosko/<slug:code>/boleto.pdf", kiosk.pdf, name="pdf"),
    path("turnos/kiosko/<slug:code>/boleto.bin", kiosk.escpos, name="escpos"),
    path("turnos/mi-ventanilla/", desk.desk, name="desk"),
    path("turnos/pantalla/", board.board, name="board"),
    path("turnos/dia/", day.day, name="day"),
    path("turno/<slug:code>/", follow.follow, name="follow"),
]
