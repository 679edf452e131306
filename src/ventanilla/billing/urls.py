"""The addresses of what is owed."""

from django.urls import path

from ventanilla.billing.views import charging, discounting, owed, settlement

app_name = "billing"
urlpatterns = [
    path("cuentas/<str:number>/adeudo/", owed.owed, name="owed"),
    path("cuentas/<str:number>/cargo/", charging.charging, name="charge"),
    path("cuentas/<str:number>/descuento/", discounting.discounting, name="discount"),
    path("cuentas/<str:number>/liquidacion/", owed.settle, name="settle"),
    path("liquidaciones/<str:folio>/", settlement.show, name="settlement"),
    path("liquidaciones/<str:folio>/liquidacion.pdf", settlement.pdf, name="settlement_pdf"),
]
