"""The engine and its screens, proved beside the code."""
