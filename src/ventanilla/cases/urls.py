"""Addresses of petitions."""

from django.urls import path

from ventanilla.cases.views import control, draft, opening, show

app_name = "cases"
urlpatterns = [
    path("peticiones/", control.index, name="control"),
    path("peticiones/control.xlsx", control.spreadsheet, name="control_spreadsheet"),
    path("peticiones/nueva/", opening.remote, name="open"),
    path("peticiones/por-escrito/", opening.letter, name="open_by_letter"),
    path("peticiones/<str:folio>/", show.show, name="show"),
    path("peticiones/<str:folio>/borrador/", draft.draft, name="draft"),
    path("peticiones/<str:folio>/pruebas/", show.add_an_evidence, name="add_evidence"),
    path("peticiones/<str:folio>/referencias/", show.add_a_reference, name="add_reference"),
]
