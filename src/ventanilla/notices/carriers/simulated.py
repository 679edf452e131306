"""SMS that nobody receives: for the demo and the tests, and named as such wherever it is shown."""

from ventanilla.notices.carriers import Parcel


class Simulated:
    """Accepts everything and remembers the last ones, so that a test may read them."""

    name = "SMS simulado"
    simulated = True

    def __init__(self) -> None:
        self.sent: list[Parcel] = []

    def send(self, parcel: Parcel) -> str:
        """Always accepted."""
        self.sent = [*self.sent[-99:], parcel]
        return "Simulado: no salió de este equipo"

    def close(self) -> None:
        """Nothing is held open."""
