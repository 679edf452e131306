"""Words and signs the templates use."""
