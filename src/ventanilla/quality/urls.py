"""Addresses of controlled documents and of the process sheet."""

from django.urls import path

from ventanilla.quality.views import documents, sheet

app_name = "quality"
urlpatterns = [
    path("calidad/documentos/", documents.index, name="documents"),
    path("calidad/documentos/<str:code>/", documents.document, name="document"),
    path("calidad/fichas/<str:procedure>.pdf", sheet.paper, name="sheet"),
]
