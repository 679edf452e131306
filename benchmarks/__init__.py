"""How fast the desk is: `bin/bench`. Stable names, whole answers over HTTP, limits of the machine in the same run."""
