"""What the town leaves in the journal: the mark that this database is an invented one, and that it was made big."""

from ventanilla.journal.events import declare, label

MADE, MULTIPLIED = "town.made", "town.multiplied"

declare(MADE, "Se hizo aquí un pueblo inventado")
declare(MULTIPLIED, "El pueblo inventado se multiplicó por copia")
label(copies="Copias", to="Hasta")
