"""What each letter means: an action has the same key on every screen, and no letter is given twice."""

from typing import Final

from ventanilla.utility.vocabulary import saying

LETTERS: Final = {
    "0": "Ver el servicio y el contrato de la cuenta",
    "1": "Pedir apoyo a otro proceso",
    "2": "Corregir un error de captura de la cuenta",
    "3": "Autorizar lo que otra persona pidió: una corrección del padrón, un ajuste del adeudo",
    "4": "Decir por qué no se autoriza una corrección o un ajuste",
    "5": "Anotar de qué cuenta es la petición",
    "6": "Reunir en un incidente",
    "7": "Responder a todas las peticiones del incidente",
    "8": "Proponer un ajuste del adeudo",
    "9": "Aplicar el saldo a favor a lo que se debe",
    "a": "Agregar un asunto a la visita",
    "b": "Empezar la atención del turno",
    "c": "Abrir la cuenta",
    "d": "Día siguiente",
    "e": "Ingresar un escrito",
    "f": "Terminar la atención del turno",
    "h": "Canalizar el turno",
    "i": "Imprimir",
    "l": saying("Libro del día de {registry_office}"),
    "m": "Llamar al siguiente turno",
    "n": "Abrir una petición",
    "o": "Llamar otra vez el turno",
    "p": "Agregar una prueba o un folio de otro sistema",
    "q": "Pedir avance de lo que está en un área",
    "r": "Atender lo que sigue",
    "s": "Imprimir el sello de recibido",
    "t": "Imprimir la etiqueta",
    "u": "Pausar el turno",
    "v": "Registrar o retomar la visita",
    "w": "Escribir lo que contestó un área",
    "x": "Anotar que nadie se presentó con el turno",
    "y": "Día anterior",
    "z": "Pedir cierre de lo que está en un área",
}
"""Written with data-key, or data-row-key in the rows of a list; a test reads every template and every offer for it."""
RESERVED: Final = frozenset("gjk/?")
"""Letters of the frame itself."""
