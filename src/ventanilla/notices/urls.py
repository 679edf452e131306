"""Addresses of the outbox."""

from django.urls import path

from ventanilla.notices.views.message import erase, message, retry
from ventanilla.notices.views.outbox import outbox

app_name = "notices"
urlpatterns = [
    path("mensajes/", outbox, name="outbox"),
    path("mensajes/<int:number>/", message, name="message"),
    path("mensajes/<int:number>/reintento/", retry, name="retry"),
    path("mensajes/<int:number>/borrado/", erase, name="erase"),
]
