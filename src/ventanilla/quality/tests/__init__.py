"""Tests of controlled documents and of the sheet."""
