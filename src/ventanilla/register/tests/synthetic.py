"""Accounts made up from a seed, for the tests of search and of import."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_GIVEN = """
María José Juan Luis Guadalupe Francisco Rosa Pedro Carmen Miguel Ángel Teresa Jorge Alejandra Verónica
Fernando Leticia Ricardo Patricia Héctor Silvia Arturo Norma Óscar Gabriela Raúl Elizabeth Sergio Beatriz
Ignacio Concepción Eduardo Yolanda Rubén Martha Adrián Irene Salvador Lourdes Rogelio Esperanza Agustín
Graciela Víctor Catalina Ernesto Dolores Alfredo Josefina Mauricio
"""
GIVEN = _GIVEN.split()
_FAMILY = """
Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Flores Cruz Morales Vázquez Jiménez
Reyes Torres Díaz Gutiérrez Mendoza Ruiz Aguilar Ortiz Castillo Moreno Romero Álvarez Chávez Rivera Juárez
Domínguez Méndez Guzmán Herrera Muñoz Peña Salazar Contreras Guerrero Estrada Ortega Vargas Castro Cervantes
Delgado Ríos Nájera Zúñiga Bautista Maldonado Santiago Cárdenas Espinoza Villanueva Quiroz Tapia Ibáñez Montes
Luna Soto Arellano Becerril Zepeda Olvera Trejo Alcántara Figueroa Escamilla Barrera Camacho Velázquez Rosales
"""
FAMILY = _FAMILY.split()
STREETS = """Hidalgo|Morelos|Benito Juárez|Gustavo Baz|Lomas Verdes|Constitución|Insurgentes|Emiliano Zapata|Aquiles
Serdán|Niños Héroes|Mariano Abasolo|Ferrocarril|Tlalnepantla|Circunvalación Poniente|Nicolás Bravo|Universidad|
Colina del Sol|Bosque de Viena|Fuente de Diana|Cerro de las Campanas|Parque de los Remedios|Primero de Mayo|Venustiano
Carranza|Melchor Ocampo|Ignacio Allende|Jacarandas|Fresnos|Acueducto|Molinito|Chamapa""".replace("\n", " ").split("|")
PLACES = """Ciudad Satélite|San Bartolo|El Molinito|Lomas Verdes|Echegaray|Los Remedios|San Mateo Nopala|La Florida|
Boulevares|Jardines de San Mateo|Santa Cruz Acatlán|San Esteban|Loma Linda|Las Huertas|Río Hondo|El Conde""".replace(
    "\n", ""
).split("|")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Made:
    """One account made up."""

    number: str
    premises: str
    holder: str
    street: str
    exterior: str
    place: str
    postal_code: str
    meter: str
    phone: str
    centavos: int


def accounts(count: int, seed: int) -> Iterator[Made]:
    rng = random.Random(seed)
    for n in range(count):
        yield Made(
            number=f"{100000 + n}",
            premises=f"NAU-{500000 + n}",
            holder=f"{rng.choice(GIVEN)} {rng.choice(GIVEN)} {rng.choice(FAMILY)} {rng.choice(FAMILY)}",
            street=rng.choice(STREETS).strip(),
            exterior=str(rng.randint(1, 400)),
            place=rng.choice(PLACES).strip(),
            postal_code=f"53{rng.randint(100, 999)}",
            meter=f"M{rng.randint(10, 26)}-{rng.randint(100000, 999999)}",
            phone=f"55{rng.randint(20000000, 59999999)}",
            centavos=rng.randint(-5000, 900000),
        )


def slip(word: str, rng: random.Random) -> str:
    """One typing slip: a letter more, less, other, or two swapped."""
    place = rng.randrange(len(word))
    match rng.randrange(4):
        case 0:
            return word[:place] + rng.choice(_LETTERS) + word[place:]
        case 1:
            return word[:place] + word[place + 1 :]
        case 2:
            return word[:place] + rng.choice(_LETTERS) + word[place + 1 :]
        case _:
            place = min(place, len(word) - 2)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
