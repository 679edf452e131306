"""The people who work here, their appointments to posts in time, and what each may do."""
