"""What a text says, what it costs, and what became of it."""
