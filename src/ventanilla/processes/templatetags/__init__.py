"""Words of procedures for their screens."""
