"""The screens: the inbox and one task."""
