"""Django's PostgreSQL, that looks at its connection without asking the server each time."""
