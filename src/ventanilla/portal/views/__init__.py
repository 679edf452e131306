"""Screens of the citizen."""
