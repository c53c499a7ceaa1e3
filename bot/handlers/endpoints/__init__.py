"""Other programs that are told of events."""
