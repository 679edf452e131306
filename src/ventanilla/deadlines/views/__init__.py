"""The screens of the clock."""
