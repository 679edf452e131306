"""Declared indicators: what a month counted, the folios behind each number, and what was frozen at its closing."""
