"""Addresses of the indicators."""

from django.urls import path

from ventanilla.indicators.views import board, cell, closing, indicator, taking

app_name = "indicators"
urlpatterns = [
    path("indicadores/", board.board, name="board"),
    path("indicadores/meses/<str:month>/cierre/", closing.close, name="close"),
    path("indicadores/meses/<str:month>/indicadores.xlsx", taking.spreadsheet, name="spreadsheet"),
    path("indicadores/meses/<str:month>/informe.pdf", taking.report, name="report"),
    path("indicadores/<str:code>/", indicator.indicator, name="indicator"),
    path("indicadores/<str:code>/<str:name>/", cell.cell, name="cell"),
]
