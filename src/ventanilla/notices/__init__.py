"""Messages to people: queued with what they tell, sent by the background worker, kept as they were worded."""
