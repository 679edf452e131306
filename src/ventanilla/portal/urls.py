"""Addresses of the citizen's pages; the first is printed on every receipt (`notices.following.PATH`)."""

from django.urls import path

from ventanilla.portal.views.follow import follow, leave, petition

app_name = "portal"
urlpatterns = [
    path("seguimiento/", follow, name="follow"),
    path("seguimiento/peticion/", petition, name="petition"),
    path("seguimiento/salir/", leave, name="leave"),
]
