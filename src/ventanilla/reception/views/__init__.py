"""The screens of the visitor log, one a file."""
