"""Paths of the inbox, of a task, and of the published procedures."""

from django.urls import path

from ventanilla.processes.views import analysis
from ventanilla.processes.views.holding import delegation, holding, release_task
from ventanilla.processes.views.inbox import inbox_screen
from ventanilla.processes.views.procedures import procedures
from ventanilla.processes.views.road import drawing, road
from ventanilla.processes.views.task import task_screen
from ventanilla.processes.views.upgrade import upgrade

app_name = "processes"
urlpatterns = [
    path("bandeja/", inbox_screen, name="inbox"),
    path("tareas/<int:token>/", task_screen, name="task"),
    path("tareas/<int:token>/toma/", holding, name="take"),
    path("tareas/<int:token>/liberacion/", release_task, name="release"),
    path("tareas/<int:token>/delegacion/", delegation, name="delegate"),
    path("procedimientos/", procedures, name="procedures"),
    path("procedimientos/analisis/", analysis.index, name="analysis"),
    path("procedimientos/analisis.xlsx", analysis.spreadsheet, name="analysis_spreadsheet"),
    path("procedimientos/analisis.pdf", analysis.paper, name="analysis_paper"),
    path("procedimientos/<int:definition>/traslado/", upgrade, name="upgrade"),
    path("procedimientos/<int:definition>/dibujos/<str:file>", drawing, name="drawing"),
    path("recorridos/<int:instance>/", road, name="road"),
]
