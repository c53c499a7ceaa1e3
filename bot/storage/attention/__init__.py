"""What waits for somebody, and what people have left undone."""
