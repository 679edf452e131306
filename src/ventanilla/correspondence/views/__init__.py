"""The screens of the registry office."""
