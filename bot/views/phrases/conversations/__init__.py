"""What is said around texts, replies and answers."""
