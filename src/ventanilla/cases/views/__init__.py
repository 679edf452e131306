"""The screens of petitions, one a file."""
