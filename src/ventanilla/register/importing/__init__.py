"""Reading other systems' files into the register: mapping, reading, staging, parsing, loading in sets."""
