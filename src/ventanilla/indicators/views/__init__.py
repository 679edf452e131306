"""The screens of the indicators, one a file."""
