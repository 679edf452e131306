"""The addresses of what is owed."""

from django.urls import path

from ventanilla.billing.views import (
    adjusting,
    adjustments,
    applying,
    charging,
    discounting,
    money_imports,
    owed,
    settlement,
)

app_name = "billing"
urlpatterns = [
    path("cuentas/<str:number>/adeudo/", owed.owed, name="owed"),
    path("cuentas/<str:number>/cargo/", charging.charging, name="charge"),
    path("cuentas/<str:number>/descuento/", discounting.discounting, name="discount"),
    path("cuentas/<str:number>/liquidacion/", owed.settle, name="settle"),
    path("cuentas/<str:number>/ajuste/", adjusting.adjusting, name="adjust"),
    path("cuentas/<str:number>/saldo-a-favor/", applying.applying, name="apply_credit"),
    path("ajustes/", adjustments.index, name="adjustments"),
    path("ajustes/<int:number>/", adjustments.show, name="adjustment"),
    path("ajustes/<int:number>/autorizar/", adjustments.authorise, name="authorise_adjustment"),
    path("ajustes/<int:number>/rechazar/", adjustments.refuse, name="refuse_adjustment"),
    path("liquidaciones/<str:folio>/", settlement.show, name="settlement"),
    path("liquidaciones/<str:folio>/liquidacion.pdf", settlement.pdf, name="settlement_pdf"),
    path("importaciones/dinero/", money_imports.index, name="money_imports"),
    path("importaciones/dinero/<int:number>/", money_imports.show, name="money_import"),
    path("importaciones/dinero/<int:number>/conciliacion.xlsx", money_imports.sheet, name="reconciliation"),
    path("importaciones/dinero/<int:number>/rechazados.csv", money_imports.rejected, name="money_rejected"),
]
