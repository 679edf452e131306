"""Tests of the pure ideas."""
