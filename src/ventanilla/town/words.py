"""Invented names, streets and troubles from which the town's people are put together."""

NAMES = """Guadalupe José María Juan Francisca Antonio Rosa Miguel Carmen Pedro Leticia Jesús Verónica Luis Patricia
Carlos Elena Jorge Silvia Fernando Gabriela Ricardo Teresa Eduardo Martha Roberto Yolanda Javier Irma Sergio Norma
Raúl Adriana Arturo Lucía Alberto Beatriz Manuel Claudia Daniel Sofía Ángel Alma Héctor Nancy Óscar Rocío Andrés
Ximena Íñigo Citlali Itzel Ramiro Esperanza Socorro Tomás Nicolás Zenaida""".split()
SURNAMES = """Pérez López García Hernández Martínez González Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales
Vázquez Reyes Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Castillo Moreno Romero Álvarez Méndez Chávez
Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Rojas Núñez Peña Ibáñez Zúñiga
Cárdenas Escobedo Tlapanco Xicoténcatl Ocampo Bahena Quiñones Treviño Saldívar""".split()
STREETS = """Hidalgo|Morelos|Benito Juárez|Allende|Aldama|16 de Septiembre|5 de Mayo|Emiliano Zapata|Francisco Villa|
Lázaro Cárdenas|Niños Héroes|Vicente Guerrero|Nicolás Bravo|Leona Vicario|Josefa Ortiz|Mina|Matamoros|Rayón|Galeana|
Abasolo|Insurgentes|Reforma|Independencia|Constitución|Revolución|Las Flores|Los Pinos|Del Manantial|De la Fuente|
Río Lerma|Río Hondo|Cerrada del Pozo|Privada Jacarandas|Andador 3|Loma Bonita|Mirador|Acueducto|
Presa Vieja""".replace("\n", "").split("|")
NEIGHBOURHOODS = """San Bartolo|La Cañada|El Molinito|Lomas Verdes|Santa Cruz|Los Cuartos|San Rafael|El Mirador|
La Huerta|Ahuizotla|San Esteban|Loma Linda|Las Américas|Benito Juárez|Capulín|Tierra y Libertad|Los Remedios|
Río Hondo|Santiago|La Mora|Buenavista|Cumbres|El Parque|Jardines""".replace("\n", "").split("|")
LEAK = "Fuga en la banqueta"
"""The trouble of TROUBLES that several have at once."""
LEAK_ANSWER = {
    "evidence": "Informe de la cuadrilla, con fotografías",
    "answer": "La fuga se localizó en la línea de la calle; la cuadrilla la repara y repone la banqueta.",
    "grounds": "Reglamento del organismo, art. 66",
    "closing": "Quedamos a sus órdenes para cualquier aclaración.",
}
TROUBLES = (
    ("Consumo más alto que de costumbre", ("Revisar la lectura del último bimestre", "Aclarar el cobro del consumo")),
    ("El medidor no gira", ("Revisar el medidor de la toma", "Cobrar conforme a un promedio mientras se repara")),
    ("Cobro de una toma que no existe", ("Dar de baja la toma duplicada", "Cancelar los recargos que generó")),
    ("El recibo no llega al domicilio", ("Entregar los recibos en el domicilio", "Informar las fechas de reparto")),
    ("Cambio de uso comercial a casa habitación", ("Visitar el predio", "Corregir el uso en el padrón")),
    ("Pago que no aparece", ("Localizar el pago hecho en el banco", "Retirar el adeudo")),
    (LEAK, ("Reparar la fuga antes del medidor", "Descontar el agua que se perdió")),
    ("Nombre equivocado en la cuenta", ("Corregir el nombre del titular",)),
    ("Descuento que ya no se aplica", ("Revisar por qué dejó de aplicarse el descuento", "Devolver lo cobrado de más")),
    ("Restricción del servicio sin aviso", ("Restablecer el servicio", "Informar el motivo de la restricción")),
    ("Drenaje tapado", ("Desazolvar la descarga", "Revisar la pendiente de la descarga")),
    ("Solicitud de inspección", ("Inspeccionar la instalación", "Informar el resultado por escrito")),
)
ASKS = (
    "Pregunta por los requisitos de un contrato",
    "Quiere saber cuánto debe",
    "Pide una liquidación para pagar",
    "Pide el descuento de adulto mayor",
    "Su nombre está mal escrito",
    "Pregunta por el horario de la caja",
)
REPORTS = (
    "Se revisó en sitio y se tomó evidencia fotográfica.",
    "Se verificó en el sistema comercial; el dato quedó corregido.",
    "La lectura coincide con la facturada; se anexa fotografía.",
    "Se programó y realizó la visita; se levantó el acta correspondiente.",
)
ANSWERS = (
    "Es procedente: el dato quedó corregido y se reflejará en el siguiente recibo.",
    "Se revisó lo que pide y se encontró correcto lo facturado, por las razones que se anexan.",
    "Se atendió en sitio; el servicio quedó normalizado.",
)
MISTYPED = "Su calle está mal escrita en el recibo"
