"""What waits for an answer, and who is told of it."""
