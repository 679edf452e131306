"""The screens of turns, one a file."""
