"""Addresses of documents: their page, their PDF, files, custody, voiding and the public check."""

from django.urls import path

from ventanilla.documents.views.custody import custody
from ventanilla.documents.views.document import document
from ventanilla.documents.views.download import download_document, download_file
from ventanilla.documents.views.verification import verification
from ventanilla.documents.views.voiding import voiding

app_name = "documents"
urlpatterns = [
    path("documentos/<int:pk>/", document, name="document"),
    path("documentos/<int:pk>/pdf/", download_document, name="pdf"),
    path("documentos/<int:pk>/custodia/", custody, name="custody"),
    path("documentos/<int:pk>/anulacion/", voiding, name="voiding"),
    path("archivos/<int:pk>/", download_file, name="file"),
    path("v/<slug:code>/", verification, name="verification"),
]
