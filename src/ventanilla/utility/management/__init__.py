"""The utility's commands."""
