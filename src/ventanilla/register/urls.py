"""The addresses of the register's screens."""

from django.urls import path

from ventanilla.register.views import (
    account_page,
    contracts,
    corrections,
    import_page,
    imports_page,
    rejected_file,
    search_page,
    supply,
)

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
    path("cuentas/<str:number>/servicio/", supply.story, name="service"),
    path("cuentas/<str:number>/servicio/estado/", supply.state, name="change_state"),
    path("cuentas/<str:number>/uso/", supply.use, name="change_use"),
    path("cuentas/<str:number>/contrato/", contracts.contract, name="contract"),
    path("cuentas/<str:number>/contrato/terminar/", contracts.ending_contract, name="end_contract"),
    path("cuentas/<str:number>/tomas/", contracts.connections, name="connections"),
    path("cuentas/<str:number>/tomas/<int:pk>/retirar/", contracts.ending_connection, name="end_connection"),
]
