"""The screens of signing in, one's own account, the people and the journal."""
