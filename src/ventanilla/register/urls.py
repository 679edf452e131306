"""The addresses of the register's screens."""

from django.urls import path

from ventanilla.register.views import account_page, import_page, imports_page, rejected_file, search_page

app_name = "register"
urlpatterns = [
    path("padron/", search_page, name="search"),
    path("padron/importaciones/", imports_page, name="imports"),
    path("padron/importaciones/<int:number>/", import_page, name="import"),
    path("padron/importaciones/<int:number>/rechazados.csv", rejected_file, name="rejected"),
    path("cuentas/<str:number>/", account_page, name="account"),
]
