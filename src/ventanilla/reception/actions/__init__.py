"""What can be done in the visitor log: enter a visit, add a matter, end one, open a petition from it."""
