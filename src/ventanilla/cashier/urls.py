"""The addresses of the cashier."""

from django.urls import path

from ventanilla.cashier.views import (
    account_movements,
    contingency,
    cutting,
    deposits,
    entering,
    income,
    movements,
    paying,
    receipt,
    till,
    voucher,
)

app_name = "cashier"
urlpatterns = [
    path("caja/", till.till, name="till"),
    path("caja/cobrar/<str:number>/", paying.paying, name="pay"),
    path("caja/corte/", cutting.cutting, name="cut_now"),
    path("caja/corte/parcial.pdf", cutting.partial, name="partial_cut"),
    path("caja/cortes/", cutting.index, name="cuts"),
    path("caja/cortes/<str:folio>/", cutting.show, name="cut"),
    path("caja/cortes/<str:folio>/corte.pdf", cutting.pdf, name="cut_pdf"),
    path("caja/depositos/", deposits.index, name="deposits"),
    path("caja/depositos/nuevo/", deposits.new, name="new_deposit"),
    path("caja/depositos/<int:pk>/", deposits.show, name="deposit"),
    path("caja/depositos/<int:pk>/anular/", deposits.annul, name="annul_deposit"),
    path("caja/recibos/<str:folio>/", receipt.show, name="receipt"),
    path("caja/recibos/<str:folio>/recibo.pdf", receipt.pdf, name="receipt_pdf"),
    path("caja/recibos/<str:folio>/recibo.bin", receipt.escpos, name="receipt_escpos"),
    path("caja/recibos/<str:folio>/cancelar/", receipt.cancel, name="cancel"),
    path("cuentas/<str:number>/movimientos/", account_movements.account_movements, name="account_movements"),
    path("movimientos/", movements.index, name="movements"),
    path("caja/contingencia/", contingency.blocks, name="receipt_blocks"),
    path("caja/contingencia/caja/", contingency.past_till, name="past_till"),
    path("caja/contingencia/<int:pk>/", contingency.block, name="receipt_block"),
    path("caja/contingencia/<int:pk>/talonario.pdf", contingency.paper, name="receipt_block_pdf"),
    path("caja/contingencia/<int:pk>/captura/<str:number>/", entering.entering, name="enter_receipt"),
    path("caja/contingencia/<int:pk>/inutilizado/", contingency.spoil, name="spoil_receipt"),
    path("caja/contingencia/<int:pk>/tardia/", contingency.late, name="late_receipt"),
    path("caja/contingencia/<int:pk>/devolucion/", contingency.give_back, name="return_receipts"),
    path("caja/contingencia/<int:pk>/cierre/", contingency.close, name="close_receipt_block"),
    path("ingresos/", income.income, name="income"),
    path("ingresos/<str:month>/auxiliar.xlsx", income.spreadsheet, name="income_sheet"),
    path("ingresos/<str:day>/poliza/", voucher.show, name="voucher"),
    path("ingresos/<str:day>/poliza.xlsx", voucher.sheet, name="voucher_sheet"),
    path("ingresos/<str:day>/poliza.csv", voucher.csv, name="voucher_csv"),
]
