"""Paths of the inbox, of a task, and of the published procedures."""

from django.urls import path

from ventanilla.processes.views.holding import delegation, holding, release_task
from ventanilla.processes.views.inbox import inbox_screen
from ventanilla.processes.views.procedures import procedures
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
    path("procedimientos/<int:definition>/traslado/", upgrade, name="upgrade"),
]
