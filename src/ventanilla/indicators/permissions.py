"""What a post may do with indicators."""

from ventanilla.staff.permissions import declare

declare(
    indicators_view="Consultar los indicadores y sus folios",
    indicators_close="Cerrar el mes de los indicadores",
    indicators_export="Descargar e imprimir los indicadores",
)
