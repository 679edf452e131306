"""Tests that cross floors: journeys, architecture, browser, faults."""
