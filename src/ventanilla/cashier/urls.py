"""The addresses of the cashier."""

from django.urls import path

from ventanilla.cashier.views import cutting, income, paying, receipt, till

app_name = "cashier"
urlpatterns = [
    path("caja/", till.till, name="till"),
    path("caja/cobrar/<str:number>/", paying.paying, name="pay"),
    path("caja/corte/", cutting.cutting, name="cut_now"),
    path("caja/cortes/", cutting.index, name="cuts"),
    path("caja/cortes/<str:folio>/", cutting.show, name="cut"),
    path("caja/cortes/<str:folio>/corte.pdf", cutting.pdf, name="cut_pdf"),
    path("caja/recibos/<str:folio>/", receipt.show, name="receipt"),
    path("caja/recibos/<str:folio>/recibo.pdf", receipt.pdf, name="receipt_pdf"),
    path("caja/recibos/<str:folio>/recibo.bin", receipt.escpos, name="receipt_escpos"),
    path("caja/recibos/<str:folio>/cancelar/", receipt.cancel, name="cancel"),
    path("ingresos/", income.income, name="income"),
    path("ingresos/<str:month>/auxiliar.xlsx", income.spreadsheet, name="income_sheet"),
]
