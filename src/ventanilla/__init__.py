"""Ventanilla: the system with which a municipal water utility attends its users."""
