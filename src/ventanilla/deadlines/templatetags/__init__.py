"""Words of the clock the templates use."""
