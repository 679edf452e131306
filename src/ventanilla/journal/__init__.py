"""What happened, who did it, when and on what: append-only, sealed in a hash chain; and the folio counters."""
