"""Faults provoked on purpose: processes killed in the middle, forms sent twice at once."""
