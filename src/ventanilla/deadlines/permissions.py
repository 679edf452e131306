"""What the clock lets people do."""

from ventanilla.staff.permissions import declare

declare(
    deadlines_view="Consultar plazos y calendario",
    deadlines_extend="Prorrogar plazos",
    deadlines_move="Mover plazos por un cambio de calendario",
)
