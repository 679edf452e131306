"""Addresses of petitions."""

from django.urls import path

from ventanilla.cases.views import account, code, control, draft, letter, opening, review, show, support

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
    path("apoyos/", support.index, name="support"),
    path("apoyos/nuevo/", support.ask, name="support_ask"),
    path("apoyos/<int:number>/", support.show, name="support_show"),
    path("apoyos/<int:number>/folio/", support.note_folio, name="support_folio"),
    path("apoyos/<int:number>/termino/", support.close, name="support_close"),
    path("peticiones/<str:folio>/", show.show, name="show"),
    path("peticiones/<str:folio>/historia/", show.history, name="history"),
    path("peticiones/<str:folio>/clave/", code.new_code, name="new_code"),
    path("peticiones/<str:folio>/cuenta/", account.give, name="give_account"),
    path("peticiones/<str:folio>/borrador/", draft.draft, name="draft"),
    path("peticiones/<str:folio>/pruebas/", show.add_an_evidence, name="add_evidence"),
    path("peticiones/<str:folio>/referencias/", show.add_a_reference, name="add_reference"),
]
