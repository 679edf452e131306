"""What can be done with a visit: enter it, end it, open a petition from it."""
