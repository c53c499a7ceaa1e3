"""What is said of what waits for an answer."""
