"""What the journal itself asks of the worker and of `ventanilla verify`."""

from ventanilla.journal import checks, sweeps
from ventanilla.journal.actions.seal import seal_when_due
from ventanilla.journal.append_only import missing_triggers
from ventanilla.journal.chain import examine_chain, examine_entries, examine_unsealed
from ventanilla.journal.fact_digest import digest_when_due, examine_facts
from ventanilla.journal.folio_check import examine_folios

sweeps.register("huellas", digest_when_due)
sweeps.register("sellos", seal_when_due)
checks.register("disparadores", missing_triggers)
checks.register("asientos", examine_entries)
checks.register("cadena", examine_chain)
checks.register("sin sellar", examine_unsealed)
checks.register("folios", examine_folios)
checks.register("renglones de las tablas que solo crecen", examine_facts)
