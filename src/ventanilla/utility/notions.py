"""The notions that each utility calls in its own way, and what they are called where its pack does not say."""

from typing import Final

USUAL: Final = {
    "connection": "toma",
    "sewer_connection": "descarga de drenaje",
    "folio": "folio",
    "refer": "turnar",
    "referred": "turnado",
    "letter": "oficio",
    "petition": "petición",
    "salutation": "Presente",
    "farewell": "Atentamente",
    "premises_number": "clave de predio",
    "account_number": "número de cuenta",
    "visit_log": "Control de Usuarios",
    "petition_log": "Control de Peticiones",
    "registry_office": "Oficialía de Partes",
    "front_office": "Atención a Usuarios",
    "front_head": "Gerencia de Atención a Usuarios",
    "commercial_office": "Dirección Comercial",
    "commercial_system": "comercial",
    "help_desk": "de apoyo",
}
"""Every notion a pack may name, with its usual word.

Sentences are built around them: offices, connections and the petition are feminine («la Oficialía», «su petición»),
logs masculine («el Control»), and the names of systems follow the word «sistema».
"""
