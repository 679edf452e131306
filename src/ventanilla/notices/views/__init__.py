"""Screens of messages."""
