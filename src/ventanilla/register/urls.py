"""The addresses of the register's screens."""

from django.urls import path

from ventanilla.register.views import account_page, corrections, import_page, imports_page, rejected_file, search_page

app_name = "register"
urlpatterns = [
    path("padron/", search_page, name="search"),
    path("padron/importaciones/", imports_page, name="imports"),
    path("padron/importaciones/<int:number>/", import_page, name="import"),
    path("padron/importaciones/<int:number>/rechazados.csv", rejected_file, name="rejected"),
    path("padron/correcciones/", corrections.index, name="corrections"),
    path("padron/correcciones/<int:number>/", corrections.show, name="correction"),
    path("padron/correcciones/<int:number>/autorizar/", corrections.authorise, name="authorise_correction"),
    path("padron/correcciones/<int:number>/rechazar/", corrections.refuse, name="refuse_correction"),
    path("cuentas/<str:number>/", account_page, name="account"),
    path("cuentas/<str:number>/correccion/", corrections.ask, name="ask_correction"),
]
