"""Faults provoked on purpose: kills, power cuts, full disks, a database gone, a clock put back, forms sent twice."""
