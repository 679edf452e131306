"""A small register for the browser tests: five rows of a file, two of them refused, and how to bring them in."""

from pathlib import Path

from tests.browser.server import Server

MAPPING = """
source = "SCCAN"
[columns]
number = "CUENTA"
premises_number = "INMUEBLE"
holder = "NOMBRE"
street = "CALLE"
exterior = "NUM"
neighbourhood = "COLONIA"
postal_code = "CP"
phones = "TEL"
since = "ALTA"
meter = "MEDIDOR"
use_class = "USO"
rfc = "RFC"
[balances]
as_of = "2026-10-31"
[balances.concepts]
"Agua potable" = "AGUA"
"Drenaje" = "DRENAJE"
"Rezago" = "REZAGO"
"""
ROWS = """\
CUENTA,INMUEBLE,NOMBRE,CALLE,NUM,COLONIA,CP,TEL,ALTA,MEDIDOR,USO,RFC,AGUA,DRENAJE,REZAGO
7001-1,NAU-1,María Guadalupe Peña Hernández,Av. Gustavo Baz,123,San Bartolo,53000,\
55 1234 5678,01/02/2019,A17-445566,Doméstico,PEHG800,1250.50,120.05,0
7001-2,NAU-2,José Peña Hernández,Av. Gustavo Baz,125,San Bartolo,53000,,,A17-445567,Doméstico,,350.00,35.00,2890.10
7001-3,NAU-3,Tintorería Sol S.A. de C.V.,Emiliano Zapata,9,El Conde,53530,55 8765 4321,,B20-998877,Comercial,,-80.00,0,0
7001-4,NAU-4,,Hidalgo,1,El Conde,53500,,,,Doméstico,,0,0,0
7001-1,NAU-1,Otra Persona,Hidalgo,1,El Conde,53500,,,,Doméstico,,0,0,0
"""


def register(server: Server, folder: Path) -> Path:
    """Import the rows with the real command; the folder holds the file and its mapping."""
    (folder / "padron.csv").write_text(ROWS)
    (folder / "sccan.toml").write_text(MAPPING)
    server.run("-m", "ventanilla", "import", str(folder / "padron.csv"), "--mapping", str(folder / "sccan.toml"))
    return folder
