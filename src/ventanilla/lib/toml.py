"""TOML that people write: read, or said in Spanish which line cannot be read and what to do about it. Pure."""

import re
import tomllib
from typing import Any

_ADVICE = {
    "Expected '='": 'falta «=» después del nombre; escriba nombre = "valor" (un nombre con acentos, entre comillas)',
    "Invalid value": 'después de «=» falta el valor, o le faltan comillas; escriba nombre = "valor"',
    "Unterminated string": "falta cerrar las comillas",
    "Illegal character '\\n'": "falta cerrar las comillas en ese mismo renglón",
    "Found invalid character '\\n'": "falta cerrar las comillas en ese mismo renglón",
    "Illegal character": "tiene un signo invisible que no es texto; bórrelo y escríbalo de nuevo",
    "Found invalid character": "tiene un signo invisible que no es texto; bórrelo y escríbalo de nuevo",
    'Expected "': "falta cerrar las comillas, ahí o más arriba",
    "Expected ']": "falta cerrar el corchete «]» de la sección",
    "Unclosed array": "falta cerrar el corchete «]» de la lista",
    "Unclosed inline table": "falta cerrar la llave «}» en ese mismo renglón",
    "Cannot declare": "esa sección ya está más arriba; déjela una sola vez",
    "Cannot overwrite": "ese nombre ya está más arriba; déjelo una sola vez",
    "Duplicate inline table key": "ese nombre está dos veces; déjelo una sola vez",
    "Expected newline": "sobra algo después del valor; ponga un solo dato en cada renglón",
    "Unescaped": "la diagonal «\\» se escribe doble, o el texto va entre comillas simples",
    "Invalid statement": 'un nombre con acentos o espacios va entre comillas; escriba "nombre" = "valor" o [sección]',
}
"""What to do, by how the reader's own message begins; the first that fits."""
_OTHERWISE = 'escriba nombre = "valor", o [sección] para empezar otra parte'


class NotToml(ValueError):
    """A text that is not TOML: `line` (from 1) is where, `advice` what to do there, without a full stop."""

    def __init__(self, line: int, advice: str) -> None:
        super().__init__(f"el renglón {line} no se entiende: {advice}")
        self.line, self.advice = line, advice


def read_toml(text: str) -> dict[str, Any]:
    """The table a text holds. Errors: NotToml.

    >>> read_toml("[columns]\\naccount = CUENTA\\n")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ventanilla.lib.toml.NotToml: el renglón 2 no se entiende: después de «=» falta el valor...
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    found = re.search(r"at line (\d+), column \d+\)$", said)
    line = int(found[1]) if found else len(text.rstrip().splitlines()) or 1
    raise NotToml(line, next((advice for start, advice in _ADVICE.items() if said.startswith(start)), _OTHERWISE))
