"""Addresses of petitions."""

from django.urls import path

from ventanilla.cases.views import (
    account,
    additions,
    code,
    control,
    draft,
    incident_answers,
    incidents,
    joining,
    letter,
    opening,
    review,
    show,
    support,
)

app_name = "cases"
urlpatterns = [
    path("peticiones/", control.index, name="control"),
    path("peticiones/control.xlsx", control.spreadsheet, name="control_spreadsheet"),
    path("peticiones/control.pdf", control.paper, name="control_paper"),
    path("peticiones/revision/", review.index, name="review"),
    path("peticiones/revision/cierre/", review.close, name="close_review"),
    path("peticiones/revision/<int:referral>/", review.review, name="review_referral"),
    path("peticiones/nueva/", opening.remote, name="open"),
    path("peticiones/por-escrito/", letter.letter, name="open_by_letter"),
    path("peticiones/incidentes/", incidents.index, name="incidents"),
    path("peticiones/incidentes/nuevo/", incidents.add, name="incident_open"),
    path("peticiones/incidentes/<str:folio>/", incidents.show, name="incident"),
    path("peticiones/incidentes/<str:folio>/reunir/", joining.join_many, name="incident_join"),
    path("peticiones/incidentes/<str:folio>/solucion/", incidents.resolve, name="incident_resolve"),
    path("peticiones/incidentes/<str:folio>/respuesta/", incident_answers.write, name="incident_write"),
    path("peticiones/incidentes/<str:folio>/responder/", incident_answers.answer, name="incident_answer"),
    path("peticiones/incidentes/<str:folio>/visto-bueno/", incident_answers.review, name="incident_review"),
    path("apoyos/", support.index, name="support"),
    path("apoyos/nuevo/", support.ask, name="support_ask"),
    path("apoyos/<int:number>/", support.show, name="support_show"),
    path("apoyos/<int:number>/folio/", support.note_folio, name="support_folio"),
    path("apoyos/<int:number>/termino/", support.close, name="support_close"),
    path("peticiones/<str:folio>/", show.show, name="show"),
    path("peticiones/<str:folio>/historia/", show.history, name="history"),
    path("peticiones/<str:folio>/incidente/", joining.of_case, name="incident_of"),
    path("peticiones/<str:folio>/clave/", code.new_code, name="new_code"),
    path("peticiones/<str:folio>/cuenta/", account.give, name="give_account"),
    path("peticiones/<str:folio>/borrador/", draft.draft, name="draft"),
    path("peticiones/<str:folio>/agregar/", additions.add, name="add"),
    path("peticiones/<str:folio>/pruebas/", additions.add_an_evidence, name="add_evidence"),
    path("peticiones/<str:folio>/referencias/", additions.add_a_reference, name="add_reference"),
]
