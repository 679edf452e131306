"""ISO 9001: controlled documents, each with its own code, revision, history and signatures; the process sheet."""
