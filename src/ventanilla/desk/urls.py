"""Addresses of the desk."""

from django.urls import path

from ventanilla.desk.views import home, search

app_name = "desk"
urlpatterns = [
    path("", home.index, name="home"),
    path("buscar/", search.index, name="search"),
]
