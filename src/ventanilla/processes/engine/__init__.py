"""The pure half: what a diagram says, how an expression is read, what is wrong with a procedure. No database."""
