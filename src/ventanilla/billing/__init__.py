"""What each account is charged and why: settlements of what is owed, with what lateness adds."""
