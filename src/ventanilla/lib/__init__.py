"""Pure ideas every floor uses: no Django, no database, no clock."""
