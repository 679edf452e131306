"""Letters that come in through the registry office and what the utility delivers: folio, scan, discharge, deliveries.

Source: DF-07-01 steps 1, 2 and 13: a letter is entered at Oficialía de Partes, travels to Dirección Comercial,
and its folio is discharged there against a copy of the signed answer.
"""
