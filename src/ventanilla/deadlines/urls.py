"""The addresses of the clock."""

from django.urls import path

from ventanilla.deadlines.views.calendar import calendar
from ventanilla.deadlines.views.deadline import deadline
from ventanilla.deadlines.views.extend import extension
from ventanilla.deadlines.views.moves import moves
from ventanilla.deadlines.views.open_deadlines import open_deadlines

app_name = "deadlines"
urlpatterns = [
    path("plazos/", open_deadlines, name="open"),
    path("plazos/<int:number>/", deadline, name="deadline"),
    path("plazos/<int:number>/prorroga/", extension, name="extend"),
    path("calendario/", calendar, name="calendar"),
    path("calendario/movimientos/", moves, name="moves"),
]
