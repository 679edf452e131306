"""Reading and checking the JSON Schema forms of a procedure."""

import json
from collections.abc import Iterator
from typing import Any, Final

from ventanilla.processes.engine.marks import Mistake
from ventanilla.processes.procedures import Procedure

TYPES: Final = {"string", "integer", "boolean"}
KEYS: Final = {
    "type",
    "title",
    "description",
    "default",
    "enum",
    "oneOf",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "format",
}


def forms_of(procedure: Procedure) -> tuple[dict[str, frozenset[str]], list[Mistake]]:
    """The properties of each form by its name, and what is wrong with the files."""
    forms: dict[str, frozenset[str]] = {}
    found: list[Mistake] = []
    for path, content in sorted(procedure.files.items()):
        if not path.startswith("forms/"):
            continue
        try:
            schema = json.loads(content)
        except ValueError as error:
            line = getattr(error, "lineno", 1)
            found.append(Mistake(path, line, "El formulario no es JSON bien formado; revíselo en esa línea."))
            continue
        text = content.decode()
        found += [Mistake(path, _line(text, name), sentence) for name, sentence in _faults(schema)]
        forms[path.removeprefix("forms/").removesuffix(".json")] = frozenset(schema.get("properties", {}))
    return forms, found


def _line(text: str, name: str) -> int:
    return text.count("\n", 0, max(text.find(f'"{name}"'), 0)) + 1


def _faults(schema: Any) -> Iterator[tuple[str, str]]:
    properties = schema.get("properties") if isinstance(schema, dict) else None
    if not isinstance(properties, dict) or not properties:
        yield "properties", "El formulario no tiene campos («properties»)."
        return
    for name in schema.get("required", ()):
        if name not in properties:
            yield name, f"El campo obligatorio «{name}» no está entre los campos."
    for name, rule in properties.items():
        if not name.isidentifier():
            yield name, f"«{name}» no sirve como nombre de variable: use letras minúsculas y guion bajo."
        if rule.get("type") not in TYPES:
            yield name, f"El campo «{name}» debe ser de tipo string, integer o boolean."
        if not rule.get("title"):
            yield name, f"Al campo «{name}» le falta su etiqueta en español («title»)."
        for key in rule.keys() - KEYS:
            yield name, f"El campo «{name}» usa «{key}», que no se admite."
        if rule.get("format", "date") != "date":
            yield name, f"El campo «{name}» solo admite el formato «date»."
