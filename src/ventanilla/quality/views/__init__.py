"""Screens of controlled documents."""
